import type { Case } from '@versneller/engine'
import { href } from '../../../../kit/http/address.ts'
import type { PageView } from '../../../../kit/http/route.ts'
import { formats } from '../../../../kit/texts/formats.ts'
import {
  type Choice,
  type Column,
  DataTable,
  DescriptionList,
  EmptyState,
  FilterPanel,
  SelectField,
} from '../../../../kit/ui/index.ts'
import { links } from '../../links.ts'
import { gradeOf, type LookAlong, type OpenItem } from '../../rules/openness.ts'
import { type CaseHead, CasePage, nameOr, partyName } from '../case-page.tsx'
import { sayOpenness } from './words.ts'

/** What another party sees of what this reader sees. */
export interface LookAlongData {
  head: CaseHead
  caseFile: Case
  /** Undefined: who reads along and is no party. */
  partyId: string | undefined
  look: LookAlong
}

/** Looks at the case with the eyes of another party, never further than the own right goes. */
export function LookAlongPage({ data, context }: PageView<LookAlongData>) {
  const { language } = context
  const t = sayOpenness(language)
  const { head, caseFile, partyId, look } = data
  const { moneyMillion } = formats(language)
  const party = partyId === undefined ? t('lookReaders') : partyName(caseFile, partyId, language)
  const million = (eur: number) => moneyMillion(eur, { decimals: 2 })
  const choices: Choice[] = [
    ...caseFile.parties.map(({ id }) => ({ value: id, label: partyName(caseFile, id, language) })),
    { value: '', label: t('readers') },
  ]
  const columns: Column<OpenItem>[] = [
    { key: 'line', head: t('line'), cell: item => nameOr(item.name, item.id, language) },
    { key: 'grade', head: t('grade'), cell: item => t(`grade_${gradeOf(item, caseFile)}`) },
  ]
  const list = (id: string, title: string, rows: readonly OpenItem[]) => (
    <DataTable
      id={id}
      caption={title}
      columns={columns}
      rows={rows}
      rowKey={item => item.id}
      empty={
        <EmptyState title={`${title}: ${t('lookNothing')}`} level={2}>
          {t('lookNothingText')}
        </EmptyState>
      }
    />
  )
  return (
    <CasePage
      head={head}
      current="openness"
      context={context}
      title={t('lookTitle', { party })}
      purpose={t('lookLead', { party })}
    >
      <FilterPanel language={language} action={href(links.lookAlong, { id: head.id })} chosenCount={1}>
        <SelectField
          language={language}
          name="partij"
          label={t('lookOther')}
          choices={choices}
          value={partyId ?? ''}
        />
      </FilterPanel>
      <DescriptionList
        pairs={[
          { label: t('lookArea'), value: million(look.areaNpvEur) },
          ...(look.partyNpvEur === undefined
            ? []
            : [{ label: t('lookParty', { party }), value: million(look.partyNpvEur) }]),
        ]}
      />
      <p class="small muted">{t('lookTotals', { party })}</p>
      {list('ziet', t('lookSeen', { party }), look.seen)}
      {list('ziet-niet', t('lookUnseen', { party }), look.unseen)}
      {look.unseen.length > 0 && <p class="small muted">{t('lookUnseenHow', { party })}</p>}
    </CasePage>
  )
}
