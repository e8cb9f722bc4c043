import type { Case } from '@versneller/engine'
import { href } from '../../../../kit/http/address.ts'
import type { PageView } from '../../../../kit/http/route.ts'
import { formats } from '../../../../kit/texts/formats.ts'
import { inLanguage, type Language } from '../../../../kit/texts/texts.ts'
import {
  Alert,
  type Column,
  DataTable,
  EmptyState,
  LinkButton,
  Panel,
  StatusBadge,
} from '../../../../kit/ui/index.ts'
import { links } from '../../links.ts'
import { lateDatesMax, type MovedAct, type PublicAct } from '../../rules/public-acts.ts'
import { type CaseHead, CasePage, partyName } from '../case-page.tsx'
import { idAsWords, periodName } from '../fields/words.ts'
import { sayMoney } from './words.ts'

/** What public bodies do, and what hangs on it for others. */
export interface PublicActsData {
  head: CaseHead
  caseFile: Case
  acts: readonly PublicAct[]
  /** Acts that come later than in the last fixed version. */
  slipped: readonly MovedAct[]
  versionNumber: number
  mayEdit: boolean
}

type Props = { data: PublicActsData; language: Language }

/** Amounts by party, one under the other. */
function ByParty(props: {
  caseFile: Case
  rows: readonly { party: string; eur: number }[]
  language: Language
}) {
  const { caseFile, rows, language } = props
  const { moneyMillion } = formats(language)
  return (
    <ul class="plain">
      {rows.map(({ party, eur }) => (
        <li key={party}>
          {partyName(caseFile, party, language)}{' '}
          <span class={eur < 0 ? 'loss num' : 'num'}>{moneyMillion(eur, { decimals: 2 })}</span>
        </li>
      ))}
    </ul>
  )
}

function Late({ row, data, language }: Props & { row: PublicAct }) {
  const t = sayMoney(language)
  const { late } = row
  if (!late) return <>–</>
  // Without its hidden lines what a party loses is not what it loses.
  const parties = late.parties.filter(({ party }) => !data.head.withheld.partyIds.includes(party))
  if (late.parties.length === 0) return <span class="muted">{t('lateNothing')}</span>
  const amount = formats(language).moneyMillion(late.areaEur, { decimals: 2 })
  return (
    <>
      <ByParty caseFile={data.caseFile} rows={parties} language={language} />
      {/* Without its hidden lines this is not what the area loses. */}
      {!data.head.withheld.touchesArea && <span class="sub">{t('lateArea', { amount })}</span>}
    </>
  )
}

function columnsOf({ data, language }: Props): Column<PublicAct>[] {
  const t = sayMoney(language)
  const { caseFile } = data
  const { percent } = formats(language)
  return [
    { key: 'act', head: t('act'), cell: ({ act }) => inLanguage(act.what, language) },
    { key: 'body', head: t('body'), cell: ({ act }) => partyName(caseFile, act.party, language) },
    { key: 'by', head: t('by'), cell: ({ act }) => periodName(caseFile, act.by, language) },
    {
      key: 'condition',
      head: t('condition'),
      cell: ({ act }) => (
        <>
          {act.condition && inLanguage(act.condition, language)}{' '}
          <StatusBadge tone={act.signed ? 'ok' : 'neutral'}>
            {t(act.signed ? 'signed' : 'notSigned')}
          </StatusBadge>
        </>
      ),
    },
    {
      key: 'risk',
      head: t('risk'),
      cell: ({ event }) =>
        event ? (
          <>
            {idAsWords(event.id)}{' '}
            <span class="sub">{t('chanceOf', { chance: percent(event.probability) })}</span>
          </>
        ) : (
          <span class="muted">{t('noRisk')}</span>
        ),
    },
    {
      key: 'expected',
      head: t('expected'),
      cell: ({ borne }) =>
        borne.length === 0 ? (
          '–'
        ) : (
          <ByParty
            caseFile={caseFile}
            rows={borne.map(({ party, eur }) => ({ party, eur: -eur }))}
            language={language}
          />
        ),
    },
    { key: 'late', head: t('late'), cell: row => <Late row={row} data={data} language={language} /> },
  ]
}

/** Dates that moved since the last fixed version: the risks that hang on them were run for earlier dates. */
function Slipped({ data: { caseFile, slipped, head, versionNumber }, language }: Props) {
  const t = sayMoney(language)
  if (slipped.length === 0) return null
  return (
    <Alert kind="warning" title={t('slipped', { version: String(versionNumber) })}>
      <ul>
        {slipped.map(({ act, before, was }) => (
          <li key={act.id}>
            {t('slippedAct', {
              act: inLanguage(act.what, language),
              was: periodName(before, was, language),
              now: periodName(caseFile, act.by, language),
            })}
          </li>
        ))}
      </ul>
      <p>
        <a href={href(links.risk, { id: head.id })}>{t('toRisk')}</a>
      </p>
    </Alert>
  )
}

/** Decisions of public bodies that decide the risks of others: when, on what condition, and what a year later costs. */
export function PublicActsPage({ data, context }: PageView<PublicActsData>) {
  const { language } = context
  const t = sayMoney(language)
  const { head, acts } = data
  const hidden = new Intl.ListFormat(language).format(
    head.withheld.partyIds.map(id => partyName(data.caseFile, id, language)),
  )
  const isCut = acts.some(({ late }) => late === undefined)
  return (
    <CasePage
      head={head}
      current="publicActs"
      context={context}
      title={t('actsTitle')}
      purpose={t('actsLead')}
      action={
        data.mayEdit ? (
          <LinkButton kind="primary" href={href(links.responsibilities, { id: head.id })}>
            {t('toActs')}
          </LinkButton>
        ) : undefined
      }
    >
      <Slipped data={data} language={language} />
      <Panel id="handelingen" title={t('acts')}>
        <DataTable
          id="handelingen-tabel"
          caption={t('tableOf', { title: t('acts') })}
          isCaptionHidden
          rows={acts}
          rowKey={({ act }) => act.id}
          empty={
            <EmptyState title={t('noActs')} level={3}>
              {t('noActsText')}
            </EmptyState>
          }
          columns={columnsOf({ data, language })}
        />
        <p class="measure small">{t('actsText')}</p>
        {hidden.length > 0 && <p class="measure small">{t('hiddenLate', { parties: hidden })}</p>}
        {isCut && <p class="small">{t('lateLimit', { count: String(lateDatesMax) })}</p>}
      </Panel>
    </CasePage>
  )
}
