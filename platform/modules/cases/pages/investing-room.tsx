import type { Case, InvestingRoom } from '@versneller/engine'
import type { ComponentChildren } from 'preact'
import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { Alert, type Column, DataTable, EmptyState, LinkButton, Panel } from '../../../kit/ui/index.ts'
import { links, partLinks } from '../links.ts'
import { type CaseHead, CasePage, partyName } from './case-page.tsx'
import { VariantChoice } from './money/variant-choice.tsx'
import { say } from './say.ts'

/** What each party can invest beside what it needs, year by year. */
export interface InvestingRoomData {
  head: CaseHead
  caseFile: Case
  variantId: string | undefined
  rooms: readonly InvestingRoom[]
  mayEdit: boolean
}

type Props = { data: InvestingRoomData; language: Language }

/** What is left of the capacity of each party, and what it has put in, by year. */
function Rooms({ data, language }: Props) {
  const t = say(language)
  const { caseFile, rooms } = data
  const million = (eur: number) => formats(language).million(eur, { decimals: 2 })
  const nameOf = ({ party }: InvestingRoom) => partyName(caseFile, party, language)
  const known = rooms.filter(room => room.capacityEur !== null)
  const years = rooms[0]?.years.map(one => one.year) ?? []
  const at = (room: InvestingRoom, year: number) => room.years.find(one => one.year === year)
  const yearsOf = (cell: (room: InvestingRoom, year: number) => ComponentChildren): Column<InvestingRoom>[] =>
    years.map(year => ({
      key: String(year),
      head: String(year),
      align: 'end',
      cell: room => cell(room, year),
    }))
  const party: Column<InvestingRoom> = { key: 'party', head: t('party'), cell: nameOf }
  return (
    <>
      <Panel id="ruimte" title={t('investingRoom')} aside={t('millionEuro')}>
        <DataTable
          id="ruimte-tabel"
          caption={t('tableOf', { title: t('investingRoom') })}
          isCaptionHidden
          columns={[
            party,
            {
              key: 'capacity',
              head: t('investingCapacity'),
              align: 'end',
              cell: room => million(room.capacityEur ?? 0),
            },
            ...yearsOf((room, year) => {
              const eur = at(room, year)?.roomEur ?? 0
              return eur < -0.005 ? (
                <b class="loss">
                  {million(eur)} <span class="sub">{t('isShort')}</span>
                </b>
              ) : (
                million(eur)
              )
            }),
          ]}
          rows={known}
          rowKey={room => room.party}
          empty={<EmptyState title={t('investingEmptyTitle')}>{t('investingEmpty')}</EmptyState>}
          isWide
        />
      </Panel>
      <Panel id="inleg" title={t('investingNeed')} aside={t('millionEuro')}>
        <DataTable
          id="inleg-tabel"
          caption={t('tableOf', { title: t('investingNeed') })}
          isCaptionHidden
          columns={[party, ...yearsOf((room, year) => million(at(room, year)?.needEur ?? 0))]}
          rows={rooms}
          rowKey={room => room.party}
          isWide
        />
      </Panel>
    </>
  )
}

/** Investing capacity of each party against its need of cash by year, in red where it is short. */
export function InvestingRoomPage({ data, context }: PageView<InvestingRoomData>) {
  const { language } = context
  const t = say(language)
  const { head, caseFile, rooms } = data
  const known = rooms.filter(room => room.capacityEur !== null)
  return (
    <CasePage
      head={head}
      current="investingRoom"
      context={context}
      title={t('investingTitle')}
      purpose={t('investingLead')}
      action={
        data.mayEdit ? (
          <LinkButton kind="primary" href={href(partLinks('partijen').list, { id: head.id })}>
            {t('toCapacities')}
          </LinkButton>
        ) : undefined
      }
    >
      <VariantChoice
        variants={caseFile.variants ?? []}
        variantId={data.variantId}
        language={language}
        address={variant => href(links.investingRoom, { id: head.id }, { variant })}
      />
      {head.withheld.lineCount > 0 && <Alert kind="warning">{t('investingOfVisible')}</Alert>}
      {known.flatMap(room =>
        room.firstShortYear === null ? (
          []
        ) : (
          <Alert key={room.party} kind="error">
            <p>
              {t('investingShort', {
                party: partyName(caseFile, room.party, language),
                year: String(room.firstShortYear),
              })}
            </p>
          </Alert>
        ),
      )}
      <Rooms data={data} language={language} />
    </CasePage>
  )
}
