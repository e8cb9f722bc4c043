import type { Case } from '@versneller/engine'
import { href } from '../../../../kit/http/address.ts'
import type { Context, PageView } from '../../../../kit/http/route.ts'
import {
  Actions,
  Alert,
  Button,
  CheckField,
  type Choice,
  ExportLinks,
  FilterPanel,
  Form,
  LinkButton,
  Panel,
  SelectField,
  TableBar,
  TextField,
} from '../../../../kit/ui/index.ts'
import { links, partLinks } from '../../links.ts'
import type { ResponsibilityRow, TableChange } from '../../rules/responsibilities.ts'
import { type CaseHead, CasePage } from '../case-page.tsx'
import { UndoAlert } from '../undo-alert.tsx'
import { type SignatureLine, SignatureTable } from './signatures.tsx'
import { ResponsibilityTable } from './table.tsx'
import { rowWords, sayResponsibilities } from './words.ts'

/** The table of responsibilities of a case, now or at a version, with who signed it. */
export interface ResponsibilitiesData {
  head: CaseHead
  /** What is open to all parties: what the table is made of. */
  caseFile: Case
  rows: readonly ResponsibilityRow[]
  /** Lines that this reader sees and not everybody does: they are outside the table. */
  outsideCount: number
  versions: readonly Choice[]
  /** The version that is shown; undefined for the table of now. */
  version: number | undefined
  signatures: readonly SignatureLine[]
  /** Since the version that was signed last; empty where its signatures stand. */
  changes: { version: number; rows: readonly TableChange[]; before: Case } | undefined
  /** The version to sign and for whom; absent where there is nothing to sign. */
  toSign: { version: number; parties: readonly Choice[] } | undefined
  /** The table differs from that of the newest version, so that a new one has to be kept first. */
  needsVersion: boolean
  mayEdit: boolean
  isDone: boolean
  removedIn: number | undefined
}

type Props = { data: ResponsibilitiesData; context: Context }

/** What changed since the table was signed: row by row. */
function Changes({ data, context: { language } }: Props) {
  const t = sayResponsibilities(language)
  const { changes } = data
  if (!changes || changes.rows.length === 0) return null
  const nameOf = (change: TableChange) =>
    rowWords(change.row, change.kind === 'removed' ? changes.before : data.caseFile, language)
  const said = (change: TableChange): string => {
    const { kind, subject } = nameOf(change)
    const name = `${kind}: ${subject}`
    if (change.kind !== 'changed') return t(`change_${change.kind}`, { name })
    const fields = change.fields.map(field => t(`field_${field}`)).join(', ')
    const before = rowWords(change.before, changes.before, language)
    const after = nameOf(change)
    const moved = (['responsible', 'payers', 'bearers'] as const)
      .filter(field => change.fields.includes(field))
      .map(field => t('fromTo', { from: before[field] || t('nobody'), to: after[field] || t('nobody') }))
    return [t('change_changed', { name, fields }), ...moved].join(' ')
  }
  return (
    <Alert>
      <p>{t('changedSince', { version: changes.version })}</p>
      <ul>
        {changes.rows.map(change => (
          <li key={`${change.kind} ${change.row.key}`}>{said(change)}</li>
        ))}
      </ul>
    </Alert>
  )
}

function SignForm({ data, context: { language }, form }: PageView<ResponsibilitiesData>) {
  const t = sayResponsibilities(language)
  const { toSign } = data
  if (!toSign) return null
  const field = { language, form }
  return (
    <Panel id="ondertekenen" title={t('signTitle', { version: toSign.version })}>
      <Form {...field} hidden={{ version: String(toSign.version) }}>
        <SelectField {...field} name="partyId" label={t('signFor')} choices={toSign.parties} />
        <TextField {...field} name="mandate" label={t('mandate')} hint={t('mandateHint')} isOptional />
        <CheckField {...field} name="isAuthorised" label={t('isAuthorised')} />
        <Actions>
          <Button>{t('sign')}</Button>
        </Actions>
      </Form>
    </Panel>
  )
}

function Signatures({ view }: { view: PageView<ResponsibilitiesData> }) {
  const { data, context } = view
  const t = sayResponsibilities(context.language)
  const coupled = data.signatures.filter(line => line.state !== 'notCoupled')
  const signed = coupled.filter(line => line.state === 'signed')
  return (
    <>
      <p>
        {t(signed.length === coupled.length && coupled.length > 0 ? 'signedByAll' : 'signedBySome', {
          count: signed.length,
          total: coupled.length,
        })}
      </p>
      <SignatureTable lines={data.signatures} language={context.language} />
      {data.needsVersion && (
        <p>
          {t('needsVersion')} <a href={href(links.versions, { id: data.head.id })}>{t('toVersions')}</a>
        </p>
      )}
      <SignForm {...view} />
    </>
  )
}

/** Takes the table along: that of now, or of the version that is shown. */
function Files({ data: { head, version }, context: { language } }: Props) {
  const t = sayResponsibilities(language)
  const of = version === undefined ? {} : { versie: String(version) }
  return (
    <TableBar title={t('tableTitle')}>
      <ExportLinks
        language={language}
        links={[
          { format: 'csv', href: href(links.responsibilitiesCsv, { id: head.id }, of) },
          { format: 'xlsx', href: href(links.responsibilitiesWorkbook, { id: head.id }, of) },
        ]}
      />
    </TableBar>
  )
}

/** Who does, pays and bears everything of a case, and who signed that. */
export function ResponsibilitiesPage(view: PageView<ResponsibilitiesData>) {
  const { data, context } = view
  const { language } = context
  const t = sayResponsibilities(language)
  const { head, version } = data
  const openCount = data.rows.filter(row => row.responsible.length === 0).length
  const add = (
    <LinkButton
      kind="primary"
      href={href(partLinks('verantwoordelijkheden').item, { id: head.id, item: 'nieuw' })}
    >
      {t('add')}
    </LinkButton>
  )
  return (
    <CasePage
      head={head}
      current="verantwoordelijkheden"
      context={context}
      title={t('title')}
      purpose={t('lead')}
      action={data.mayEdit && version === undefined ? add : undefined}
      isDone={data.isDone}
    >
      {data.removedIn !== undefined && (
        <UndoAlert
          id={head.id}
          revision={data.removedIn}
          part="verantwoordelijkheden"
          said={t('removed')}
          language={language}
        />
      )}
      <FilterPanel
        language={language}
        action={href(links.responsibilities, { id: head.id })}
        chosenCount={version === undefined ? 0 : 1}
      >
        <SelectField
          language={language}
          name="versie"
          label={t('whichTable')}
          choices={data.versions}
          value={String(version ?? '')}
        />
      </FilterPanel>
      <Changes data={data} context={context} />
      <Files data={data} context={context} />
      <p class="small muted">
        {t('openRows', { count: openCount })}{' '}
        {data.outsideCount > 0 && t('outsideRows', { count: data.outsideCount })}
      </p>
      <ResponsibilityTable
        caseId={head.id}
        caseFile={data.caseFile}
        rows={data.rows}
        mayEdit={data.mayEdit && version === undefined}
        language={language}
      />
      <Signatures view={view} />
    </CasePage>
  )
}
