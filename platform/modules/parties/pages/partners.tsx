import type { VNode } from 'preact'
import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { Alert, type Column, DataTable, EmptyState, ExportLinks, PageTitle } from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import type { AccessionState, OrganisationKind, PartnerDocument } from '../model.ts'
import type { NetworkRow } from '../store/networks.ts'
import { AccessionBadge } from './accession.tsx'
import { networkColumns } from './networks.tsx'
import { type PledgeLine, pledgeColumns } from './pledges.tsx'
import { say } from './say.ts'

/** A partner as the public page shows it. */
export interface PartnerLine {
  name: string
  kind: OrganisationKind
  state: AccessionState
  contribution: string
  isFounder: boolean
  isPrimary: boolean
  /** Where it stands that it is either. */
  standingSource: string
  /** Of whom an umbrella body speaks, with where that stands. */
  members: readonly { name: string; source: string }[]
  /** Of the text that it adopted, and when, ISO. */
  termsVersion: string
  ratifiedAt: string | undefined
  signatures: readonly { document: PartnerDocument | 'programme-text'; signedOn: string }[]
}

/** What the public page of partners shows. */
export interface PartnersData {
  partners: readonly PartnerLine[]
  networks: readonly NetworkRow[]
  pledges: readonly PledgeLine[]
  /** How many founders adopted the text of the programme, and whether that is enough. */
  adoption: { adopted: number; founders: number; isAdopted: boolean }
  /** By which queues go today. */
  points: { primary: number; founder: number }
  /** Of other modules: who has which seat. */
  panels: readonly VNode[]
  isDemo: boolean
}

/** What a partner is to the programme, and where that stands. */
function Standing({ row, language }: { row: PartnerLine; language: Language }) {
  const t = say(language)
  const words = [row.isFounder ? t('founderShort') : '', row.isPrimary ? t('primaryShort') : '']
    .filter(Boolean)
    .join(', ')
  if (words === '') return <>–</>
  return (
    <>
      {words}
      <span class="sub">{t('speaksForSource', { source: row.standingSource || '–' })}</span>
    </>
  )
}

/** Of whom an umbrella body speaks: how many, and on asking who and where that stands. */
function SpeaksFor({ row, language }: { row: PartnerLine; language: Language }) {
  const t = say(language)
  if (row.members.length === 0) return <>–</>
  return (
    <details>
      <summary>{t('speaksForCount', { count: row.members.length })}</summary>
      <p>{row.members.map(member => member.name).join(', ')}</p>
      <p class="small">
        {t('speaksForSource', { source: [...new Set(row.members.map(member => member.source))].join('; ') })}
      </p>
    </details>
  )
}

/** A column that says nothing of any of these partners is left out. */
function partnerColumns(rows: readonly PartnerLine[], language: Language): Column<PartnerLine>[] {
  const t = say(language)
  const { date } = formats(language)
  const hasStanding = rows.some(row => row.isFounder || row.isPrimary)
  const speaks = rows.some(row => row.members.length > 0)
  const columns: Column<PartnerLine>[] = [
    { key: 'name', head: t('organisation'), cell: row => row.name },
    { key: 'kind', head: t('kind'), cell: row => t(`kind_${row.kind}`) },
    { key: 'standing', head: t('standingHead'), cell: row => <Standing row={row} language={language} /> },
    { key: 'speaks', head: t('speaksFor'), cell: row => <SpeaksFor row={row} language={language} /> },
    { key: 'state', head: t('state'), cell: row => <AccessionBadge state={row.state} language={language} /> },
    { key: 'contribution', head: t('contribution'), cell: row => row.contribution },
    {
      key: 'adopted',
      head: t('adoptedText'),
      cell: row => (
        <>
          {row.ratifiedAt
            ? t('adoptedVersion', { version: row.termsVersion || '–', day: date(row.ratifiedAt) })
            : '–'}
          {row.signatures.map(({ document, signedOn }) => (
            <span class="sub" key={`${document} ${signedOn}`}>
              {t('signedOn', { document: t(`document_${document}`), day: date(signedOn) })}
            </span>
          ))}
        </>
      ),
    },
  ]
  return columns.filter(({ key }) => (key !== 'standing' || hasStanding) && (key !== 'speaks' || speaks))
}

/** How many founders adopted the text of the programme, and whether it is adopted with that. */
function Adoption({ adoption, language }: { adoption: PartnersData['adoption']; language: Language }) {
  const t = say(language)
  const { adopted, founders, isAdopted } = adoption
  if (founders === 0) return null
  return (
    <p>
      {t('foundersAdopted', { adopted, founders })}{' '}
      {t(isAdopted ? 'programmeAdopted' : 'programmeNotAdopted')}
    </p>
  )
}

function PublicPledges({ rows, language }: { rows: readonly PledgeLine[]; language: Language }) {
  const t = say(language)
  if (rows.length === 0) return null
  return (
    <section class="stack-s">
      <h2>{t('pledgesTitle')}</h2>
      <p>{t('publicPledgesLead')}</p>
      <DataTable
        id="toezeggingen"
        caption={t('pledgesTitle')}
        isCaptionHidden
        columns={pledgeColumns(language)}
        rows={rows}
        rowKey={row => row.id}
      />
    </section>
  )
}

/** Partners by their standing in the programme. */
function groupsOf(partners: readonly PartnerLine[], language: Language) {
  const t = say(language)
  return [
    { id: 'oprichters', title: t('foundersTitle'), rows: partners.filter(one => one.isFounder) },
    {
      ...{ id: 'primaire-partijen', title: t('primariesTitle') },
      rows: partners.filter(one => one.isPrimary && !one.isFounder),
    },
    {
      ...{ id: 'partners', title: t('otherPartnersTitle') },
      rows: partners.filter(one => !one.isFounder && !one.isPrimary),
    },
  ]
}

/** Who takes part in the programme. */
export function PartnersPage({ data, context }: PageView<PartnersData>) {
  const { language } = context
  const t = say(language)
  return (
    <div class="wrap section stack">
      <PageTitle title={t('partnersTitle')} purpose={t('partnersLead')} />
      {data.isDemo && (
        <Alert>
          <p>{t('partnersDemo')}</p>
        </Alert>
      )}
      {data.partners.length === 0 && (
        <EmptyState title={t('partnersEmptyTitle')} level={2}>
          {t('partnersEmpty')}
        </EmptyState>
      )}
      <p class="measure">{t('standingMeaning', data.points)}</p>
      <Adoption adoption={data.adoption} language={language} />
      <p class="row">
        <a href={href(links.manifest)}>{t('manifestLink')}</a>
        <a href={href(links.accessionTerms)}>{t('document_accession-terms')}</a>
      </p>
      {groupsOf(data.partners, language)
        .filter(group => group.rows.length > 0)
        .map(group => (
          <section class="stack-s" key={group.id}>
            <h2>{group.title}</h2>
            <DataTable
              id={group.id}
              caption={group.title}
              isCaptionHidden
              columns={partnerColumns(group.rows, language)}
              rows={group.rows}
              rowKey={row => row.name}
            />
          </section>
        ))}
      {data.partners.length > 0 && (
        <ExportLinks language={language} links={[{ format: 'CSV', href: href(links.partnersFile) }]} />
      )}
      {data.panels}
      <PublicPledges rows={data.pledges} language={language} />
      {data.networks.length > 0 && (
        <section class="stack-s">
          <h2>{t('networksTitle')}</h2>
          <p>
            {t('networksLead')} <a href={href(links.networks)}>{t('networksAll')}</a>
          </p>
          <DataTable
            id="netwerken"
            caption={t('networksTitle')}
            isCaptionHidden
            columns={networkColumns(language)}
            rows={data.networks}
            rowKey={row => row.slug}
          />
        </section>
      )}
    </div>
  )
}
