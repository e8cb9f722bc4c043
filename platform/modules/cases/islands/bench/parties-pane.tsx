import type { PartyResult } from '@versneller/engine'
import type { ComponentChildren } from 'preact'
import { Icon, SeriesCode } from '../../../../kit/ui/index.ts'
import type { Question } from '../../rules/workbench/trail.ts'
import type { Withheld, WorkbenchParty } from '../../workbench-contract.ts'
import { FigureButton, Tinted } from './figure.tsx'
import type { Bench } from './use-workbench.ts'
import { periodName, toneOf, type View } from './view.ts'

interface Props {
  bench: Bench
  view: View
  withheld: Withheld
  ask: (question: Question) => void
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

function Facts(props: PartyProps) {
  const { bench, view, party, result, ask } = props
  const { t, format } = view
  const { caseFile } = bench.workedOut
  const question = (label: string, field: string): Question => ({
    subject: `${party.name}: ${label}`,
    pointers: [`/parties/${party.id}/${field}`],
    sign: 1,
  })
  const money = (label: string, field: 'npvCommonEur' | 'peakFundingEur', told = '') => (
    <Fact label={label}>
      <FigureButton text={format.million(result[field])} question={question(label, field)} ask={ask} />
      {told}
    </Fact>
  )
  const { preferred, reason } = result.irr
  return (
    <dl class="v-party__facts">
      {money(t('workbenchNpvCommon'), 'npvCommonEur')}
      {money(
        t('workbenchPeak'),
        'peakFundingEur',
        result.peakFundingEur < 0
          ? ` ${t('workbenchIn', { period: periodName(caseFile, result.peakFundingT, view) })}`
          : '',
      )}
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
    </dl>
  )
}

function Party(props: PartyProps) {
  const { view, party, result, ask } = props
  const subject = view.t('workbenchNpvOwnOf', { party: party.name })
  return (
    <li class="v-party">
      <div class="v-party__head">
        <SeriesCode series={party.series} code={party.code} name={party.name} />
        <div>
          <b>{party.name}</b>
          <small class="muted">{view.t('workbenchAtRate', { rate: rateOf(props, party.id) })}</small>
        </div>
        <FigureButton
          class={`v-party__result ${toneOf(result.npvOwnEur) ?? ''}`}
          text={view.format.million(result.npvOwnEur)}
          question={{ subject, pointers: [`/parties/${party.id}/npvOwnEur`], sign: 1 }}
          ask={ask}
        />
      </div>
      <Facts {...props} />
    </li>
  )
}

/** What is kept from this reader: that it is so, and what that means for the figures. */
function Hidden({ view, withheld }: Props) {
  if (withheld.lineCount === 0) return null
  return (
    <p class="small muted v-withheld">
      <Icon name="lock" />
      <span>
        <b>{view.t('workbenchTotalsOnly')}</b> {view.t('workbenchWithheld', { count: withheld.lineCount })}
      </span>
    </p>
  )
}

/** Every party with its own result, and the difference that their rates make. */
export function PartiesPane(props: Props) {
  const { bench, view, ask } = props
  const { t, format } = view
  const { appraisal } = bench.workedOut
  const difference = t('workbenchRateDifference')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="v-pane v-pane--parties" aria-labelledby="partijen-kop" tabIndex={0}>
      <header>
        <h2 id="partijen-kop">{t('workbenchParties')}</h2>
        <span class="small muted">{t('workbenchPartiesUnit')}</span>
      </header>
      <Hidden {...props} />
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
            <FigureButton
              text={format.million(appraisal.rateDifferenceEur)}
              question={{ subject: difference, pointers: ['/rateDifferenceEur'], sign: 1 }}
              ask={ask}
            />
          </dd>
        </div>
      </dl>
    </section>
  )
}
