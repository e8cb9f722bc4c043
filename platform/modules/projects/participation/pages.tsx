import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  CheckField,
  type Column,
  DataTable,
  DescriptionList,
  EmptyState,
  Form,
  LinkButton,
  PageTitle,
  Panel,
  RecordHead,
  SelectField,
  StatusBadge,
  TextField,
  WorkPage,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { projectTexts } from '../texts.ts'
import type { AdmittedProject, AgreementParty } from './model.ts'

const stateTones = { admitted: 'neutral', 'agreement-signed': 'brand', withdrawn: 'err' } as const
const stateNames = {
  admitted: 'admittedToSign',
  'agreement-signed': 'participant',
  withdrawn: 'statusWithdrawn',
} as const

/** The state in words: no title without a signed agreement, and the demonstration says that it is one. */
function StateBadges({ project, language }: { project: AdmittedProject; language: Language }) {
  const t = projectTexts(language)
  return (
    <>
      <StatusBadge tone={stateTones[project.state]}>{t(stateNames[project.state])}</StatusBadge>
      {project.isDemonstration && <StatusBadge tone="warn">{t('demonstration')}</StatusBadge>}
      {!project.publishedAt && <StatusBadge tone="info">{t('notPublic')}</StatusBadge>}
    </>
  )
}

const namesOf = (parties: readonly AgreementParty[], isLead: boolean): string =>
  parties
    .filter(party => party.isLead === isLead)
    .map(party => party.name)
    .join(', ')

function columns(language: Language): Column<AdmittedProject>[] {
  const t = projectTexts(language)
  const { number, date } = formats(language)
  return [
    {
      key: 'name',
      head: t('admittedProject'),
      cell: row => (
        <>
          <a href={href(links.admittedProject, { slug: row.slug })}>{row.name}</a>
          <span class="sub">{row.municipality}</span>
        </>
      ),
    },
    { key: 'lead', head: t('lead'), cell: row => namesOf(row.parties, true) },
    { key: 'homes', head: t('homes'), align: 'end', cell: row => number(row.homes) },
    {
      key: 'state',
      head: t('projectState'),
      cell: row => (
        <span class="row">
          <StateBadges project={row} language={language} />
        </span>
      ),
    },
    { key: 'since', head: t('admittedOn'), cell: row => date(row.admittedAt.toString()) },
  ]
}

/** The projects of the programme. */
export function AdmittedListPage({ data, context }: PageView<{ rows: readonly AdmittedProject[] }>) {
  const { language } = context
  const t = projectTexts(language)
  return (
    <div class="wrap section stack">
      <PageTitle title={t('admittedTitle')} purpose={t('admittedPurpose')} />
      {data.rows.some(row => row.isDemonstration) && (
        <Alert>
          <p>{t('demonstrationNote')}</p>
        </Alert>
      )}
      <DataTable
        id="toegelaten"
        caption={t('admittedTitle')}
        isCaptionHidden
        columns={columns(language)}
        rows={data.rows}
        rowKey={row => row.id}
        empty={
          <EmptyState title={t('admittedNoneTitle')} level={2}>
            {t('admittedNoneText')}
          </EmptyState>
        }
      />
      <p>
        <a href={href(links.list)}>{t('areasInView')}</a>
      </p>
    </div>
  )
}

function partyColumns(language: Language): Column<AgreementParty>[] {
  const t = projectTexts(language)
  const { date } = formats(language)
  return [
    { key: 'name', head: t('party'), cell: row => row.name },
    { key: 'part', head: t('partyRole'), cell: row => t(row.isLead ? 'lead' : 'coApplicant') },
    {
      key: 'signed',
      head: t('signed'),
      cell: row => (row.signedAt ? date(row.signedAt.toString()) : t('notSigned')),
    },
  ]
}

/** Who has to sign and who did, by organisation. */
function Signatures({ project, language }: { project: AdmittedProject; language: Language }) {
  return (
    <DataTable
      id="handtekeningen"
      caption={projectTexts(language)('signatures')}
      columns={partyColumns(language)}
      rows={project.parties}
      rowKey={row => row.organisationId}
    />
  )
}

/** One admitted project, with where it stands. */
export interface AdmittedProjectData {
  project: AdmittedProject
  /** Of the decision; absent where it does not stand any more. */
  decisionReference: string | undefined
  /** Of the decision that took the status back. */
  withdrawalReference: string | undefined
  mayReadAgreement: boolean
  /** How many take part as residents now. */
  residents: number
  seesAdvisers: boolean
  signsFor: readonly AgreementParty[]
}

/** How many residents take part, and the way to them and to the advisers. */
function Residents({ data, language }: { data: AdmittedProjectData; language: Language }) {
  const t = projectTexts(language)
  const { slug, publishedAt } = data.project
  if (!publishedAt) return null
  return (
    <Panel id="bewoners" title={t('residentsTitle')}>
      <div class="stack-s">
        <p>{t('residentsCount', { count: data.residents })}</p>
        <p class="row">
          <a href={href(links.residents, { slug })}>{t('toResidents')}</a>
          {data.seesAdvisers && <a href={href(links.advisers, { slug })}>{t('advisersTitle')}</a>}
        </p>
      </div>
    </Panel>
  )
}

/** The page of one admitted project. */
export function AdmittedProjectPage({ data, context }: PageView<AdmittedProjectData>) {
  const { project } = data
  const { language } = context
  const t = projectTexts(language)
  const { number, date } = formats(language)
  const agreementHref = href(links.agreement, { slug: project.slug })
  const since = date(project.admittedAt.toString())
  const coApplicants = namesOf(project.parties, false)
  return (
    <>
      <RecordHead
        title={project.name}
        detail={project.municipality}
        badges={<StateBadges project={project} language={language} />}
        action={data.signsFor.length > 0 && <LinkButton href={agreementHref}>{t('signButton')}</LinkButton>}
      />
      <div class="wrap section stack">
        {project.isDemonstration && (
          <Alert>
            <p>{t('demonstrationNote')}</p>
          </Alert>
        )}
        <DescriptionList
          pairs={[
            { label: t('municipality'), value: project.municipality },
            { label: t('homes'), value: <span class="num">{number(project.homes)}</span> },
            ...(project.withdrawal
              ? [
                  {
                    label: t('withdrawnOn'),
                    value: [date(project.withdrawal.at.toString()), data.withdrawalReference]
                      .filter(Boolean)
                      .join(', '),
                  },
                ]
              : []),
            { label: t('lead'), value: namesOf(project.parties, true) },
            ...(coApplicants ? [{ label: t('coApplicants'), value: coApplicants }] : []),
            { label: t('admittedOn'), value: since },
            { label: t('admissionDecision'), value: data.decisionReference ?? t('unknown') },
            ...(project.area
              ? [
                  {
                    label: t('areaInView'),
                    value: <a href={href(links.project, { slug: project.area.slug })}>{project.area.name}</a>,
                  },
                ]
              : []),
            ...(project.publishedAt
              ? [{ label: t('publicResult'), value: <a href={project.resultPath}>{t('toResult')}</a> }]
              : []),
          ]}
        />
        <Panel id="overeenkomst" title={t('agreement')} foot={t('agreementFoot')}>
          <Signatures project={project} language={language} />
          {data.mayReadAgreement && (
            <p>
              <a href={agreementHref}>{t('readAgreement')}</a>
            </p>
          )}
        </Panel>
        <Residents data={data} language={language} />
      </div>
    </>
  )
}

/** The agreement of a project, for those it binds and the programme. */
export interface AgreementData {
  project: AdmittedProject
  signsFor: readonly AgreementParty[]
  isDone: boolean
}

/** The agreement: its text, who signed, and the form to sign. */
export function AgreementPage({ data, context, form }: PageView<AgreementData>) {
  const { project, signsFor } = data
  const { language } = context
  const t = projectTexts(language)
  return (
    <WorkPage title={t('agreement')} purpose={`${project.name}, ${project.municipality}`}>
      {data.isDone && (
        <Alert kind="ok" isLive>
          <p>{t(project.state === 'agreement-signed' ? 'signedByAll' : 'signedByYou')}</p>
        </Alert>
      )}
      <Panel id="tekst" title={t('agreementText')}>
        <ol class="stack measure">
          {project.agreement[language].split('\n\n').map(article => (
            <li key={article}>{article}</li>
          ))}
        </ol>
      </Panel>
      <Signatures project={project} language={language} />
      {signsFor.length > 0 && (
        <Panel id="ondertekenen" title={t('signTitle')}>
          <Form language={language} form={form}>
            <SelectField
              language={language}
              form={form}
              name="organisationId"
              label={t('signFor')}
              choices={signsFor.map(({ organisationId, name }) => ({ value: organisationId, label: name }))}
            />
            <TextField
              language={language}
              form={form}
              name="signerTitle"
              label={t('signerTitle')}
              hint={t('signerTitleHint')}
            />
            <CheckField language={language} form={form} name="isAuthorised" label={t('isAuthorised')} />
            <Actions>
              <Button>{t('signButton')}</Button>
              <a href={href(links.admittedProject, { slug: project.slug })}>{t('toProject')}</a>
            </Actions>
          </Form>
        </Panel>
      )}
    </WorkPage>
  )
}

/** Agreements that wait for a signature of the reader's organisation. */
export function WaitingAgreements({
  rows,
  language,
}: {
  rows: readonly AdmittedProject[]
  language: Language
}) {
  const t = projectTexts(language)
  return (
    <ul class="v-lines">
      {rows.map(row => (
        <li key={row.id}>
          <a href={href(links.agreement, { slug: row.slug })}>{t('taskSign', { project: row.name })}</a>
        </li>
      ))}
    </ul>
  )
}
