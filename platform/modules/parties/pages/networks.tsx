import type { VNode } from 'preact'
import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Alert,
  type Choice,
  type Column,
  DataTable,
  DescriptionList,
  EmptyState,
  ExportLinks,
  FilterPanel,
  LinkButton,
  PageTitle,
  SelectField,
  StatusBadge,
  TableBar,
  TextField,
  type Tone,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import {
  type Network,
  type NetworkAgendaItem,
  type NetworkDossier,
  type NetworkKind,
  networkKinds,
} from '../model.ts'
import type { NetworkMember, NetworkRow } from '../store/networks.ts'
import { say } from './say.ts'

/** Columns of the register of networks. */
export function networkColumns(language: Language): Column<NetworkRow>[] {
  const t = say(language)
  return [
    {
      key: 'name',
      head: t('network'),
      cell: row => (
        <>
          <a href={href(links.network, { slug: row.slug })}>{row.name}</a>
          <span class="sub">{t(`network_${row.kind}`)}</span>
        </>
      ),
    },
    { key: 'contact', head: t('networkContact'), cell: row => row.contactTitle || '–' },
    { key: 'offers', head: t('networkOffers'), cell: row => row.offers || '–' },
    { key: 'members', head: t('members'), align: 'end', cell: row => row.memberCount },
  ]
}

/** The kinds of networks to choose from. */
export const networkKindChoices = (language: Language): Choice[] =>
  networkKinds.map(kind => ({ value: kind, label: say(language)(`network_${kind}`) }))

/** The register of networks, with what was asked. */
export interface NetworksData {
  rows: readonly NetworkRow[]
  search: string | undefined
  kind: NetworkKind | undefined
  mayManage: boolean
}

/** The register of networks, to search in. */
export function NetworksPage({ data, context }: PageView<NetworksData>) {
  const { language } = context
  const t = say(language)
  const asked = { zoek: data.search, soort: data.kind }
  return (
    <div class="wrap section stack">
      <PageTitle title={t('networksTitle')} purpose={t('networksLead')} />
      {data.mayManage && (
        <p>
          <LinkButton href={href(links.newNetwork)}>{t('newNetworkTitle')}</LinkButton>
        </p>
      )}
      <FilterPanel
        language={language}
        action={href(links.networks)}
        chosenCount={Object.values(asked).filter(Boolean).length}
      >
        <TextField
          language={language}
          name="zoek"
          label={t('networksSearch')}
          value={data.search}
          isOptional
        />
        <SelectField
          language={language}
          name="soort"
          label={t('kind')}
          value={data.kind}
          emptyLabel={t('allKinds')}
          isOptional
          choices={networkKindChoices(language)}
        />
      </FilterPanel>
      <TableBar title={t('networksCount', { count: data.rows.length })}>
        <ExportLinks
          language={language}
          links={[{ format: 'csv', href: href(links.networksFile, {}, asked) }]}
        />
      </TableBar>
      <DataTable
        id="netwerken"
        caption={t('networksTitle')}
        isCaptionHidden
        columns={networkColumns(language)}
        rows={data.rows}
        rowKey={row => row.slug}
        empty={
          <EmptyState title={t('networksEmptyTitle')} level={2}>
            {t('networksEmpty')}
          </EmptyState>
        }
      />
    </div>
  )
}

/** A dossier as the page of its network shows it; the day in ISO. */
export type DossierLine = Omit<NetworkDossier, 'changedAt'> & { changedOn: string }

/** The page of a network. */
export interface NetworkData {
  network: Network & { members: readonly NetworkMember[] }
  /** Items to come, the first one first, and those that are over, the last one first. */
  coming: readonly NetworkAgendaItem[]
  past: readonly NetworkAgendaItem[]
  dossiers: readonly DossierLine[]
  /** What other modules show of the region. */
  panels: readonly VNode[]
  mayWork: boolean
  mayManage: boolean
  isSignedIn: boolean
  isDone: boolean
  isDemo: boolean
}

const agendaTones: Readonly<Record<NetworkAgendaItem['state'], Tone>> = {
  planned: 'info',
  held: 'ok',
  cancelled: 'neutral',
}

/** The state of an item of the agenda. */
export function AgendaBadge({ state, language }: { state: NetworkAgendaItem['state']; language: Language }) {
  return <StatusBadge tone={agendaTones[state]}>{say(language)(`agenda_${state}`)}</StatusBadge>
}

const dossierTones: Readonly<Record<NetworkDossier['state'], Tone>> = {
  open: 'info',
  'in-progress': 'info',
  agreed: 'ok',
  closed: 'neutral',
}

/** The state of a dossier. */
export function DossierBadge({ state, language }: { state: NetworkDossier['state']; language: Language }) {
  return <StatusBadge tone={dossierTones[state]}>{say(language)(`dossier_${state}`)}</StatusBadge>
}

function agendaColumns(
  { network, isSignedIn }: NetworkData,
  language: Language,
): Column<NetworkAgendaItem>[] {
  const t = say(language)
  const { date } = formats(language)
  return [
    {
      key: 'title',
      head: t('agendaItem'),
      cell: row => (
        <>
          {isSignedIn ? (
            <a href={href(links.agendaItem, { slug: network.slug, id: row.id })}>{row.title}</a>
          ) : (
            row.title
          )}
          {row.outcome && <span class="sub">{row.outcome}</span>}
        </>
      ),
    },
    { key: 'day', head: t('agendaDay'), cell: row => date(row.heldOn) },
    { key: 'place', head: t('agendaPlace'), cell: row => row.place || '–' },
    {
      key: 'who',
      head: t('agendaWho'),
      cell: row => (
        <>
          {row.ownerName}
          <span class="sub">{t('attendeesCount', { count: row.attendeeCount })}</span>
        </>
      ),
    },
    { key: 'state', head: t('state'), cell: row => <AgendaBadge state={row.state} language={language} /> },
  ]
}

function Agenda({ data, language }: { data: NetworkData; language: Language }) {
  const t = say(language)
  const columns = agendaColumns(data, language)
  const { network, coming, past } = data
  return (
    <section class="stack-s">
      <h2>{t('agendaTitle')}</h2>
      {data.mayWork && (
        <p>
          <LinkButton href={href(links.newAgendaItem, { slug: network.slug })}>
            {t('newAgendaItemTitle')}
          </LinkButton>
        </p>
      )}
      <DataTable
        id="agenda"
        caption={t('agendaComing')}
        columns={columns}
        rows={coming}
        rowKey={row => row.id}
        empty={
          <EmptyState title={t('agendaEmptyTitle')} level={3}>
            {t('agendaEmpty')}
          </EmptyState>
        }
      />
      {past.length > 0 && (
        <DataTable
          id="geweest"
          caption={t('agendaPast')}
          columns={columns}
          rows={past}
          rowKey={row => row.id}
        />
      )}
    </section>
  )
}

function dossierColumns(slug: string, language: Language): Column<DossierLine>[] {
  const t = say(language)
  const { date } = formats(language)
  return [
    {
      key: 'title',
      head: t('dossier'),
      cell: row => (
        <>
          <a href={href(links.dossier, { slug, id: row.id })}>{row.title}</a>
          <span class="sub">{t(`subject_${row.subject}`)}</span>
        </>
      ),
    },
    { key: 'owner', head: t('dossierOwner'), cell: row => row.ownerName },
    {
      key: 'state',
      head: t('state'),
      cell: row => (
        <span class="row">
          <DossierBadge state={row.state} language={language} />
          {!row.isPublic && <StatusBadge tone="warn">{t('dossierMembersOnly')}</StatusBadge>}
        </span>
      ),
    },
    { key: 'links', head: t('dossierDocuments'), align: 'end', cell: row => row.linkCount },
    { key: 'changed', head: t('lastChange'), cell: row => date(row.changedOn) },
  ]
}

function Dossiers({ data, language }: { data: NetworkData; language: Language }) {
  const t = say(language)
  const { network, dossiers } = data
  return (
    <section class="stack-s">
      <h2>{t('dossiersTitle')}</h2>
      {data.mayWork && (
        <p>
          <LinkButton href={href(links.newDossier, { slug: network.slug })}>
            {t('newDossierTitle')}
          </LinkButton>
        </p>
      )}
      <DataTable
        id="dossiers"
        caption={t('dossiersTitle')}
        isCaptionHidden
        columns={dossierColumns(network.slug, language)}
        rows={dossiers}
        rowKey={row => row.id}
        empty={
          <EmptyState title={t('dossiersEmptyTitle')} level={3}>
            {t('dossiersEmpty')}
          </EmptyState>
        }
      />
    </section>
  )
}

function aboutPairs(network: Network, language: Language) {
  const t = say(language)
  const { contactTitle, contactEmail, offers, coordinatorName } = network
  return [
    { label: t('kind'), value: t(`network_${network.kind}`) },
    ...(coordinatorName ? [{ label: t('networkCoordinator'), value: coordinatorName }] : []),
    {
      label: t('networkContact'),
      value: contactEmail ? (
        <a href={`mailto:${contactEmail}`}>{contactTitle || contactEmail}</a>
      ) : (
        contactTitle || '–'
      ),
    },
    { label: t('networkOffers'), value: offers || '–' },
    { label: t('source'), value: network.isSourced ? network.source : t('networkUnsourced') },
  ]
}

/** A network as a working unit: what it is, its agenda, its dossiers, its projects and its members. */
export function NetworkPage({ data, context }: PageView<NetworkData>) {
  const { language } = context
  const t = say(language)
  const { network } = data
  return (
    <div class="wrap section stack">
      <PageTitle title={network.name} purpose={t('networkPageLead')} />
      {data.isDone && (
        <Alert kind="ok" isLive>
          <p>{t('done')}</p>
        </Alert>
      )}
      {data.isDemo && (
        <Alert>
          <p>{t('networkDemo')}</p>
        </Alert>
      )}
      <DescriptionList pairs={aboutPairs(network, language)} />
      {data.mayManage && (
        <p>
          <a href={href(links.manageNetwork, { slug: network.slug })}>{t('manageNetwork')}</a>
        </p>
      )}
      <Agenda data={data} language={language} />
      <Dossiers data={data} language={language} />
      {data.panels}
      <section class="stack-s">
        <h2>{t('membersTitle', { count: network.members.length })}</h2>
        <ul>
          {network.members.map(({ id, name, kind }) => (
            <li key={id}>
              {name} <span class="sub">{t(`kind_${kind}`)}</span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
