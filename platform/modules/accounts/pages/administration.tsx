import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  type Column,
  DataTable,
  DescriptionList,
  EmptyState,
  Form,
  Pager,
  PasswordField,
  RadioField,
  SearchBox,
  StatusBadge,
  TableBar,
  TextAreaField,
  WorkPage,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { say } from './say.ts'

/** An account as the administrator sees it; instants in ISO. */
export interface AccountLine {
  personId: string
  name: string
  email: string
  state: 'active' | 'invited' | 'disabled'
  isDemo: boolean
  hasSecondFactor: boolean
  lastSignIn: string | undefined
}

/** The list of accounts, a part of it. */
export interface AccountsData {
  rows: readonly AccountLine[]
  total: number
  search: string | undefined
  page: number
  pageSize: number
}

const stateKeys = { active: 'stateActive', invited: 'stateInvited', disabled: 'stateDisabled' } as const
const tones = { active: 'ok', invited: 'info', disabled: 'err' } as const

function State({ line, language }: { line: AccountLine; language: Language }) {
  const t = say(language)
  return (
    <>
      <StatusBadge tone={tones[line.state]}>{t(stateKeys[line.state])}</StatusBadge>
      {line.isDemo && <span class="sub">{t('stateDemo')}</span>}
    </>
  )
}

const lastSignIn = (line: AccountLine, language: Language): string =>
  line.lastSignIn ? formats(language).dateTime(new Date(line.lastSignIn)) : say(language)('never')

function columnsOf(language: Language): Column<AccountLine>[] {
  const t = say(language)
  return [
    {
      key: 'name',
      head: t('name'),
      cell: row => <a href={href(links.administerAccount, { id: row.personId })}>{row.name}</a>,
    },
    { key: 'email', head: t('email'), cell: row => row.email },
    { key: 'state', head: t('state'), cell: row => <State line={row} language={language} /> },
    {
      key: 'second',
      head: t('secondStep'),
      cell: row => t(row.hasSecondFactor ? 'secondStepYes' : 'secondStepOff'),
    },
    { key: 'last', head: t('lastSignIn'), cell: row => lastSignIn(row, language) },
  ]
}

/** All accounts, to search in. */
export function AccountsPage({ data, context }: PageView<AccountsData>) {
  const { language } = context
  const t = say(language)
  const at = (page: number, pageSize: number) =>
    href(links.administration, {}, { zoek: data.search, pagina: page, per: pageSize })
  return (
    <WorkPage title={t('adminTitle')} purpose={t('adminLead')}>
      <SearchBox
        language={language}
        action={href(links.administration)}
        label={t('adminSearch')}
        name="zoek"
        value={data.search}
      />
      <TableBar title={t('adminCount', { count: data.total })} />
      <DataTable
        id="accounts"
        caption={t('adminTitle')}
        isCaptionHidden
        columns={columnsOf(language)}
        rows={data.rows}
        rowKey={row => row.personId}
        empty={<EmptyState title={t('adminEmptyTitle')}>{t('adminEmpty')}</EmptyState>}
      />
      <Pager language={language} page={data.page} pageSize={data.pageSize} total={data.total} href={at} />
    </WorkPage>
  )
}

/** What the page of one account needs. */
export interface AdministerData {
  account: AccountLine
  isOwn: boolean
  isDone: boolean
  /** The last proof of the administrator is too long ago. */
  asksPassword: boolean
}

/** One account, with what an administrator can do about it. */
export function AdministerPage({ data, context, form }: PageView<AdministerData>) {
  const { language } = context
  const t = say(language)
  const { account } = data
  return (
    <WorkPage title={account.name} purpose={t('adminAccountLead')}>
      {data.isDone && (
        <Alert kind="ok" isLive>
          <p>{t('adminDone')}</p>
        </Alert>
      )}
      <DescriptionList
        pairs={[
          { label: t('email'), value: account.email },
          { label: t('state'), value: <State line={account} language={language} /> },
          { label: t('secondStep'), value: t(account.hasSecondFactor ? 'secondStepYes' : 'secondStepOff') },
          { label: t('lastSignIn'), value: lastSignIn(account, language) },
        ]}
      />
      {data.isOwn ? (
        <Alert>
          <p>{t('adminOwn')}</p>
        </Alert>
      ) : (
        <Form language={language} form={form}>
          <RadioField
            language={language}
            form={form}
            name="act"
            label={t('adminAct')}
            choices={choicesFor(account, language)}
          />
          <TextAreaField
            language={language}
            form={form}
            name="reason"
            label={t('adminReason')}
            hint={t('adminReasonHint')}
          />
          {data.asksPassword && (
            <PasswordField
              language={language}
              form={form}
              name="current"
              label={t('currentPassword')}
              hint={t('passwordAgainHint')}
            />
          )}
          <Actions>
            <Button>{t('adminActButton')}</Button>
          </Actions>
        </Form>
      )}
    </WorkPage>
  )
}

function choicesFor(account: AccountLine, language: Language) {
  const t = say(language)
  const close = { value: 'close', label: t('adminClose'), hint: t('adminCloseText') }
  const open = { value: 'open', label: t('adminOpen') }
  const reset = { value: 'resetSecondFactor', label: t('adminResetFactor'), hint: t('adminResetFactorText') }
  const erase = { value: 'erase', label: t('adminErase'), hint: t('adminEraseText') }
  const invite = { value: 'invite', label: t('adminInviteAgain') }
  return [
    account.state === 'disabled' ? open : close,
    ...(account.hasSecondFactor ? [reset] : []),
    ...(account.state === 'invited' ? [invite] : []),
    ...(account.state === 'disabled' ? [erase] : []),
  ]
}
