import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  type Choice,
  type Column,
  DescriptionList,
  EmailField,
  Form,
  LinkButton,
  PickerField,
  RadioField,
  SelectField,
  StatusBadge,
  TextField,
  type Tone,
  WorkPage,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import {
  type InvitationPurpose,
  type InvitationState,
  invitationStates,
  organisationKinds,
  positionLevels,
  type Role,
} from '../model.ts'
import { ManagedList } from './managed-list.tsx'
import { PasswordAgain } from './positions.tsx'
import { say } from './say.ts'

/** An invitation as the pages show it; instants in ISO. */
export interface InvitationLine {
  id: string
  name: string
  email: string
  organisationName: string
  purpose: InvitationPurpose
  role: Role
  title: string
  invitedByName: string
  sentAt: string
  expiresAt: string
  state: InvitationState
}

const tones: Readonly<Record<InvitationState, Tone>> = {
  open: 'info',
  accepted: 'ok',
  expired: 'warn',
  withdrawn: 'neutral',
}

function State({ state, language }: { state: InvitationState; language: Language }) {
  return <StatusBadge tone={tones[state]}>{say(language)(`invitation_${state}`)}</StatusBadge>
}

function columnsOf(language: Language): Column<InvitationLine>[] {
  const t = say(language)
  const f = formats(language)
  return [
    {
      key: 'name',
      head: t('invitee'),
      cell: row => (
        <>
          <a href={href(links.partyInvitation, { id: row.id })}>{row.name}</a>
          <span class="sub">{row.email}</span>
        </>
      ),
    },
    { key: 'organisation', head: t('organisation'), cell: row => row.organisationName },
    { key: 'purpose', head: t('purpose'), cell: row => t(`purpose_${row.purpose}`) },
    { key: 'by', head: t('invitedBy'), cell: row => row.invitedByName },
    { key: 'sent', head: t('sentOn'), cell: row => f.date(new Date(row.sentAt)) },
    { key: 'expires', head: t('worksUntil'), cell: row => f.date(new Date(row.expiresAt)) },
    { key: 'state', head: t('state'), cell: row => <State state={row.state} language={language} /> },
  ]
}

/** A part of the list of invitations, with what was asked. */
export interface InvitationsData {
  rows: readonly InvitationLine[]
  total: number
  search: string | undefined
  state: InvitationState | undefined
  page: number
  pageSize: number
}

/** Invitations by mail, to search in and to add to. */
export function InvitationsPage({ data, context }: PageView<InvitationsData>) {
  const { language } = context
  const t = say(language)
  const choices = invitationStates.map(state => ({ value: state, label: t(`invitation_${state}`) }))
  return (
    <ManagedList
      language={language}
      id="uitnodigingen"
      title={t('invitationsTitle')}
      purpose={t('invitationsLead')}
      action={<LinkButton href={href(links.newInvitation)}>{t('newInvitationTitle')}</LinkButton>}
      list={links.invitations}
      file={links.invitationsFile}
      filters={[
        { name: 'zoek', label: t('invitationsSearch'), value: data.search },
        {
          ...{ name: 'stand', label: t('state'), value: data.state },
          choose: { openLabel: t('allStates'), choices },
        },
      ]}
      countLabel={t('invitationsCount', { count: data.total })}
      columns={columnsOf(language)}
      data={data}
      empty={{ title: t('invitationsEmptyTitle'), text: t('invitationsEmpty') }}
    />
  )
}

/** What the form for an invitation offers: only what this person may give. */
export interface NewInvitationData {
  organisations: readonly Choice[]
  roles: readonly Role[]
  /** Also of an organisation that is not registered yet. */
  mayInviteToAccede: boolean
  asksPassword: boolean
}

function ForOrganisation({ data, context, form }: PageView<NewInvitationData>) {
  const { language } = context
  const t = say(language)
  const field = { language, form }
  return (
    <>
      {data.mayInviteToAccede && (
        <RadioField
          {...field}
          name="purpose"
          label={t('purpose')}
          choices={(['position', 'accession'] as const).map(value => ({
            value,
            label: t(`purpose_${value}`),
          }))}
        />
      )}
      <PickerField
        {...field}
        name="organisation"
        label={t('organisation')}
        hint={data.mayInviteToAccede ? t('newOrganisationHint') : undefined}
        choices={data.organisations}
      />
      {data.mayInviteToAccede && (
        <SelectField
          {...field}
          name="kind"
          label={t('kindOfNew')}
          isOptional
          emptyLabel={t('kindKnown')}
          choices={organisationKinds.map(kind => ({ value: kind, label: t(`kind_${kind}`) }))}
        />
      )}
    </>
  )
}

/** Invites somebody by mail to act for an organisation. */
export function NewInvitationPage(view: PageView<NewInvitationData>) {
  const { data, context, form } = view
  const { language } = context
  const t = say(language)
  const field = { language, form }
  const languages = [
    { value: 'nl', label: t('languageNl') },
    { value: 'en', label: t('languageEn') },
  ]
  return (
    <WorkPage title={t('newInvitationTitle')} purpose={t('newInvitationLead')}>
      <Form language={language} form={form}>
        <ForOrganisation {...view} />
        <EmailField {...field} name="email" label={t('email')} autoComplete="off" />
        <TextField {...field} name="name" label={t('name')} hint={t('nameHint')} autoComplete="off" />
        <RadioField {...field} name="language" label={t('language')} choices={languages} />
        <SelectField
          {...field}
          name="role"
          label={t('role')}
          isOptional
          emptyLabel={t('roleOfOrganisation')}
          choices={data.roles.map(role => ({ value: role, label: t(`role_${role}`) }))}
        />
        <TextField {...field} name="title" label={t('positionTitle')} hint={t('positionTitleHint')} />
        <SelectField
          {...field}
          name="level"
          label={t('level')}
          choices={positionLevels.map(level => ({ value: level, label: t(`level_${level}`) }))}
        />
        {data.asksPassword && <PasswordAgain language={language} form={form} />}
        <Actions>
          <Button>{t('newInvitationButton')}</Button>
          <a href={href(links.invitations)}>{t('invitationsTitle')}</a>
        </Actions>
      </Form>
    </WorkPage>
  )
}

/** One invitation, with what this person may do about it. */
export interface OneInvitationData {
  invitation: InvitationLine
  positionId: string | undefined
  mayManage: boolean
  justDone: 'invitationSent' | 'invitationWithdrawn' | undefined
}

/** One invitation: send it again, or withdraw it. */
export function InvitationPage({ data, context, form }: PageView<OneInvitationData>) {
  const { language } = context
  const t = say(language)
  const f = formats(language)
  const { invitation, positionId } = data
  return (
    <WorkPage title={`${invitation.name}, ${invitation.organisationName}`} purpose={t('oneInvitationLead')}>
      {data.justDone && (
        <Alert kind="ok" isLive>
          <p>{t(data.justDone)}</p>
        </Alert>
      )}
      <DescriptionList
        pairs={[
          { label: t('state'), value: <State state={invitation.state} language={language} /> },
          { label: t('email'), value: invitation.email },
          { label: t('purpose'), value: t(`purpose_${invitation.purpose}`) },
          { label: t('role'), value: t(`role_${invitation.role}`) },
          { label: t('positionTitle'), value: invitation.title },
          { label: t('invitedBy'), value: invitation.invitedByName },
          { label: t('sentOn'), value: f.dateTime(new Date(invitation.sentAt)) },
          { label: t('worksUntil'), value: f.dateTime(new Date(invitation.expiresAt)) },
          ...(positionId
            ? [
                {
                  label: t('positionTitle'),
                  value: <a href={href(links.position, { id: positionId })}>{t('toPosition')}</a>,
                },
              ]
            : []),
        ]}
      />
      {data.mayManage && (
        <Form language={language} form={form}>
          <Actions>
            <Button name="act" value="resend">
              {t('resendButton')}
            </Button>
            <Button name="act" value="withdraw" kind="danger">
              {t('withdrawButton')}
            </Button>
          </Actions>
        </Form>
      )}
    </WorkPage>
  )
}
