import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  CheckField,
  type Choice,
  type Column,
  Fieldset,
  Form,
  LinkButton,
  LinkList,
  Panel,
  PickerField,
  SelectField,
  TextAreaField,
  TextField,
  WorkPage,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { type OrganisationKind, organisationKinds } from '../model.ts'
import { type AccessionInShort, AccessionPanel } from './accession.tsx'
import { ManagedList } from './managed-list.tsx'
import { say } from './say.ts'

/** An organisation as the pages show it. */
export interface OrganisationLine {
  id: string
  name: string
  kind: OrganisationKind
  isFounder: boolean
  isPrimary: boolean
  standingSource: string
  isDemo: boolean
  ownerName: string | undefined
}

/** A part of the list of organisations, with what was asked. */
export interface OrganisationsData {
  rows: readonly OrganisationLine[]
  total: number
  search: string | undefined
  kind: OrganisationKind | undefined
  page: number
  pageSize: number
  mayAdd: boolean
}

const kindChoices = (language: Language): Choice[] =>
  organisationKinds.map(kind => ({ value: kind, label: say(language)(`kind_${kind}`) }))

function columnsOf(language: Language): Column<OrganisationLine>[] {
  const t = say(language)
  return [
    {
      key: 'name',
      head: t('organisation'),
      cell: row => (
        <>
          <a href={href(links.organisation, { id: row.id })}>{row.name}</a>
          {row.isDemo && <span class="sub">{t('demoMark')}</span>}
        </>
      ),
    },
    { key: 'kind', head: t('kind'), cell: row => t(`kind_${row.kind}`) },
    { key: 'owner', head: t('owner'), cell: row => row.ownerName ?? t('noOwner') },
  ]
}

/** Organisations, to search in and to add to. */
export function OrganisationsPage({ data, context }: PageView<OrganisationsData>) {
  const { language } = context
  const t = say(language)
  const add = <LinkButton href={href(links.newOrganisation)}>{t('organisationsNew')}</LinkButton>
  return (
    <ManagedList
      language={language}
      id="organisaties"
      title={t('organisationsTitle')}
      purpose={t('organisationsLead')}
      action={data.mayAdd ? add : undefined}
      list={links.organisations}
      file={links.organisationsFile}
      filters={[
        { name: 'zoek', label: t('organisationsSearch'), value: data.search },
        {
          ...{ name: 'soort', label: t('kind'), value: data.kind },
          choose: { openLabel: t('allKinds'), choices: kindChoices(language) },
        },
      ]}
      countLabel={t('organisationsCount', { count: data.total })}
      columns={columnsOf(language)}
      data={data}
      empty={{ title: t('organisationsEmptyTitle'), text: t('organisationsEmpty') }}
    />
  )
}

/** What the form of an organisation offers. */
export interface OrganisationFormData {
  owners: readonly Choice[]
  /** What decides about conflicts, votes and queues may be changed. */
  mayManage: boolean
}

type Fields = { language: Language; form: PageView<unknown>['form'] } & OrganisationFormData

function OrganisationFields({ language, form, owners, mayManage }: Fields) {
  const t = say(language)
  const field = { language, form }
  return (
    <>
      <Fieldset legend={t('partOrganisation')}>
        <TextField {...field} name="name" label={t('name')} />
        {mayManage && (
          <>
            <SelectField {...field} name="kind" label={t('kind')} choices={kindChoices(language)} />
            <PickerField
              {...field}
              name="parent"
              label={t('owner')}
              hint={t('ownerHint')}
              isOptional
              choices={owners}
            />
          </>
        )}
        <TextAreaField
          {...field}
          name="domains"
          label={t('domains')}
          hint={t('domainsHint')}
          rows={3}
          isOptional
        />
      </Fieldset>
      {mayManage && (
        <Fieldset legend={t('partStanding')}>
          <CheckField {...field} name="founder" label={t('founder')} isOptional />
          <CheckField {...field} name="primary" label={t('primary')} hint={t('primaryHint')} isOptional />
          <TextField
            {...field}
            name="standingSource"
            label={t('standingSource')}
            hint={t('standingSourceHint')}
            isOptional
          />
        </Fieldset>
      )}
    </>
  )
}

/** Adds an organisation. */
export function NewOrganisationPage({ data, context, form }: PageView<OrganisationFormData>) {
  const { language } = context
  const t = say(language)
  return (
    <WorkPage title={t('newOrganisationTitle')}>
      <Form language={language} form={form}>
        <OrganisationFields language={language} form={form} {...data} />
        <Actions>
          <Button>{t('saveOrganisation')}</Button>
          <a href={href(links.organisations)}>{t('organisationsTitle')}</a>
        </Actions>
      </Form>
    </WorkPage>
  )
}

/** One organisation, with what this person may change about it. */
export interface OrganisationData extends OrganisationFormData {
  organisation: OrganisationLine
  mergedIntoName: string | undefined
  mayChange: boolean
  isSaved: boolean
  domains: readonly string[]
  /** The owner as the field for it shows it. */
  parentChoice: string | undefined
  accession: AccessionInShort
}

/** One organisation. */
export function OrganisationPage({ data, context, form }: PageView<OrganisationData>) {
  const { language } = context
  const t = say(language)
  const { organisation } = data
  const isOpen = data.mergedIntoName === undefined
  return (
    <WorkPage title={organisation.name} purpose={t(`kind_${organisation.kind}`)}>
      {data.isSaved && (
        <Alert kind="ok" isLive>
          <p>{t('organisationSaved')}</p>
        </Alert>
      )}
      {data.mergedIntoName && (
        <Alert>
          <p>{t('mergedNotice', { name: data.mergedIntoName })}</p>
        </Alert>
      )}
      {isOpen && data.mayChange && (
        <Form language={language} form={form}>
          <OrganisationFields
            language={language}
            form={form}
            owners={data.owners}
            mayManage={data.mayManage}
          />
          <Actions>
            <Button>{t('saveOrganisation')}</Button>
          </Actions>
        </Form>
      )}
      {isOpen && (
        <AccessionPanel organisationId={organisation.id} accession={data.accession} language={language} />
      )}
      {isOpen && (
        <Panel id="verder" title={t('moreOfOrganisation')}>
          <LinkList
            links={[
              {
                href: href(links.pledges, {}, { organisatie: organisation.id }),
                label: t('pledgesTitle'),
              },
              ...(data.mayManage
                ? [
                    { href: href(links.networksOf, { id: organisation.id }), label: t('networksOfTitle') },
                    { href: href(links.mergeOrganisation, { id: organisation.id }), label: t('mergeTitle') },
                  ]
                : []),
            ]}
          />
        </Panel>
      )}
    </WorkPage>
  )
}

/** Lets an organisation go up in another. */
export function MergePage({
  data,
  context,
  form,
}: PageView<{ organisation: OrganisationLine; others: readonly Choice[] }>) {
  const { language } = context
  const t = say(language)
  return (
    <WorkPage title={t('mergeTitle')} purpose={t('mergeText')}>
      <p>
        <b>{data.organisation.name}</b>
      </p>
      <Form language={language} form={form}>
        <PickerField
          language={language}
          form={form}
          name="into"
          label={t('mergeInto')}
          choices={data.others}
        />
        <Actions>
          <Button kind="danger">{t('mergeButton')}</Button>
          <a href={href(links.organisation, { id: data.organisation.id })}>{data.organisation.name}</a>
        </Actions>
      </Form>
    </WorkPage>
  )
}
