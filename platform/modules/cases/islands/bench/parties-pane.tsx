import type { PartyResult } from '@versneller/engine'
import type { ComponentChildren } from 'preact'
import { SeriesCode } from '../../../../kit/ui/index.ts'
import { memo } from '../../../../kit/ui/memo.tsx'
import { hiddenPart, toldEur } from '../../rules/hidden-part.ts'
import { sameJson } from '../../rules/same-json.ts'
import type { Question } from '../../rules/workbench/trail.ts'
import type { WorkbenchParty, WorkbenchProps } from '../../workbench-contract.ts'
import { FigureButton, Tinted } from './figure.tsx'
import { LockLine, TotalsOnly, Untold } from './hidden-marks.tsx'
import type { Risk } from './risk-parts.ts'
import type { Bench } from './use-workbench.ts'
import { periodName, toneOf, type View } from './view.ts'

interface Props {
  bench: Bench
  view: View
  ask: (question: Question) => void
  risk: Risk | undefined
}

function rateOf({ bench, view }: Props, partyId: string): string {
  const rate = bench.workedOut.caseFile.parties.find(party => party.id === partyId)?.rate
  const first = typeof rate === 'number' ? rate : rate?.[0]?.rate
  return first === undefined ? '–' : view.format.percent(first, { decimals: 2 })
}

interface PartyProps extends Props {
  party: WorkbenchParty
  result: PartyResult
}

/** One figure of a party with the words before it. */
function Fact({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd class="num">{children}</dd>
    </div>
  )
}

interface MoneyProps extends PartyProps {
  label: string
  field: 'npvOwnEur' | 'npvCommonEur' | 'peakFundingEur'
  told?: string
}

/** An amount of a party; a lock where hidden lines are in it. */
function MoneyFact({ view, party, result, ask, label, field, told = '' }: MoneyProps) {
  const { t, withheld, format } = view
  const pointer = `/parties/${party.id}/${field}`
  const eur = toldEur(withheld, pointer, result[field])
  if (eur === undefined)
    return (
      <Fact label={label}>
        <Untold t={t} withheld={withheld} />
      </Fact>
    )
  const part = hiddenPart(withheld, pointer)
  const question: Question = { subject: `${party.name}: ${label}`, pointers: [pointer], sign: 1 }
  return (
    <Fact label={label}>
      <FigureButton text={format.million(eur)} question={question} ask={ask} />
      {told}
      {part.kind === 'total' && (
        <>
          {' '}
          <TotalsOnly t={t} part={part} />
        </>
      )}
    </Fact>
  )
}

/** What hangs on the path of the cash: left out where hidden lines are in it, since no total can mend that. */
function PathFacts(props: PartyProps) {
  const { bench, view, party, result } = props
  const { t, format, withheld } = view
  const { caseFile } = bench.workedOut
  if (withheld.partyIds.includes(party.id))
    return (
      <Fact label={t('pathFigures')}>
        <Untold t={t} withheld={withheld} />
      </Fact>
    )
  const { preferred, reason } = result.irr
  const told =
    result.peakFundingEur < 0
      ? ` ${t('workbenchIn', { period: periodName(caseFile, result.peakFundingT, view) })}`
      : ''
  return (
    <>
      <MoneyFact {...props} label={t('workbenchPeak')} field="peakFundingEur" told={told} />
      <Fact label={t('workbenchBreakEven')}>
        <Tinted
          text={
            result.breakEvenT === null ? t('workbenchNever') : periodName(caseFile, result.breakEvenT, view)
          }
        />
      </Fact>
      <Fact label={t('workbenchIrr')}>
        {preferred === null ? (
          <span title={reason?.[view.language]}>{t('workbenchNone')}</span>
        ) : (
          <Tinted text={format.percent(preferred, { decimals: 2 })} />
        )}
      </Fact>
    </>
  )
}

function Facts(props: PartyProps) {
  const { t, withheld } = props.view
  return (
    <dl class="v-party__facts">
      {withheld.partyIds.includes(props.party.id) && (
        <MoneyFact {...props} label={t('workbenchNpvOwn')} field="npvOwnEur" />
      )}
      <MoneyFact {...props} label={t('workbenchNpvCommon')} field="npvCommonEur" />
      <PathFacts {...props} />
    </dl>
  )
}

/** Whether the party asks for a return of its own, beside its rate. */
function hasReturn({ bench, party }: PartyProps): boolean {
  const { parties } = bench.workedOut.caseFile
  return parties.find(({ id }) => id === party.id)?.requiredReturn !== undefined
}

function PartyCard(props: PartyProps) {
  const { view, party, result, ask, risk } = props
  const subject = view.t('workbenchNpvOwnOf', { party: party.name })
  const isWhole = !view.withheld.partyIds.includes(party.id)
  return (
    <li class="v-party">
      <div class="v-party__head">
        <SeriesCode series={party.series} code={party.code} name={party.name} />
        <div>
          <b>{party.name}</b>
          <small class="muted">{view.t('workbenchAtRate', { rate: rateOf(props, party.id) })}</small>
        </div>
        {isWhole && (
          <FigureButton
            class={`v-party__result ${toneOf(result.npvOwnEur) ?? ''}`}
            text={view.format.million(result.npvOwnEur)}
            question={{ subject, pointers: [`/parties/${party.id}/npvOwnEur`], sign: 1 }}
            ask={ask}
          />
        )}
      </div>
      {risk && (
        <risk.parts.PartySpread desk={risk.desk} view={view} party={party} hasReturn={hasReturn(props)} />
      )}
      <Facts {...props} />
    </li>
  )
}

/** What a card tells of a result. */
const toldOf = ({ npvOwnEur, npvCommonEur, peakFundingEur, peakFundingT, breakEvenT, irr }: PartyResult) => [
  [npvOwnEur, npvCommonEur, peakFundingEur],
  [peakFundingT, breakEvenT, irr],
]

/** What else of the case stands in a card: rates, and how its periods are called. */
const aroundOf = ({ bench }: PartyProps) => {
  const { parties, valuationDate, period } = bench.workedOut.caseFile
  return [parties, valuationDate, period]
}

/** A party with its own result; drawn again when that says something else. */
const Party = memo(
  PartyCard,
  (before, after) =>
    before.view === after.view &&
    before.risk === after.risk &&
    before.ask === after.ask &&
    before.party === after.party &&
    sameJson(toldOf(before.result), toldOf(after.result)) &&
    sameJson(aroundOf(before), aroundOf(after)),
)

/** What is kept from this reader, and of when the hidden totals are. */
function Hidden({ bench, view }: Props) {
  const { t, language, withheld } = view
  const isOfBase = bench.variantId !== undefined && withheld.totals.length > 0
  const more = isOfBase ? t('hiddenOfBase') : undefined
  return <LockLine t={t} language={language} withheld={withheld} more={more} />
}

interface PaneProps extends Props {
  props: WorkbenchProps
  mayAddVariant: boolean
}

/** Every party with its own result, and the difference that their rates make. */
export function PartiesPane({ props: page, mayAddVariant, ...props }: PaneProps) {
  const { bench, view, ask, risk } = props
  const { t, format, withheld } = view
  const { appraisal } = bench.workedOut
  const rateDifferenceEur = toldEur(withheld, '/rateDifferenceEur', appraisal.rateDifferenceEur)
  const difference = t('workbenchRateDifference')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="v-pane v-pane--parties" aria-labelledby="partijen-kop" tabIndex={0}>
      <header>
        <h2 id="partijen-kop">{t('workbenchParties')}</h2>
        <span class="small muted">{t('workbenchPartiesUnit')}</span>
      </header>
      <Hidden {...props} />
      {risk && <risk.parts.PartiesAxis desk={risk.desk} view={view} />}
      <ul class="plain">
        {view.parties.map(party => {
          const result = appraisal.parties[party.id]
          return result && <Party key={party.id} {...props} party={party} result={result} />
        })}
      </ul>
      <dl class="v-party v-party__facts">
        <div>
          <dt>{difference}</dt>
          <dd>
            {rateDifferenceEur === undefined ? (
              <Untold t={t} withheld={withheld} />
            ) : (
              <FigureButton
                text={format.million(rateDifferenceEur)}
                question={{ subject: difference, pointers: ['/rateDifferenceEur'], sign: 1 }}
                ask={ask}
              />
            )}
          </dd>
        </div>
      </dl>
      {risk && (
        <>
          <risk.parts.WhatIf
            desk={risk.desk}
            view={view}
            bench={bench}
            mayAddVariant={mayAddVariant}
            scenarios={{ kept: page.scenarios, address: page.addresses.keep, formKey: page.scenariosKey }}
          />
          <risk.parts.Share
            desk={risk.desk}
            view={view}
            variantId={bench.variantId}
            expected={new URL(location.href).searchParams.get('uitkomst') ?? undefined}
          />
        </>
      )}
    </section>
  )
}
