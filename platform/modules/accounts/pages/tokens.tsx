import type { ApiScope } from '../../../kit/api/operation.ts'
import { href } from '../../../kit/http/address.ts'
import type { Context, FormState, PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import {
  Actions,
  Alert,
  Button,
  CheckboxesField,
  type Column,
  DataTable,
  EmptyState,
  Form,
  OneTimeCodeField,
  Panel,
  PasswordField,
  SelectField,
  TextField,
  WorkPage,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { say } from './say.ts'

/** A token as the page shows it; instants in ISO. */
export interface TokenLine {
  id: string
  name: string
  scopes: readonly string[]
  madeAt: string
  expiresAt: string
  isExpired: boolean
  lastUsedAt: string | undefined
}

/** The tokens of a person, and what is needed to make one. */
export interface TokensData {
  tokens: readonly TokenLine[]
  scopes: readonly ApiScope[]
  /** Days. */
  terms: readonly number[]
  formId: string
  asksPassword: boolean
  asksCode: boolean
  /** The token that was made just now: it is shown this once. */
  made: string | undefined
  isRevoked: boolean
}

interface Props {
  data: TokensData
  context: Context
}

/** Tokens for programs: which there are, and a new one. */
export function TokensPage({ data, context, form }: PageView<TokensData>) {
  const t = say(context.language)
  return (
    <WorkPage title={t('tokensTitle')} purpose={t('tokensLead')}>
      {data.made && (
        <Alert kind="ok" title={t('tokenMade')} isLive>
          <p>{t('tokenMadeText')}</p>
          <p>
            <code class="v-secret">{data.made}</code>
          </p>
        </Alert>
      )}
      {data.isRevoked && (
        <Alert kind="ok" isLive>
          <p>{t('tokenRevoked')}</p>
        </Alert>
      )}
      <TokenTable data={data} context={context} />
      <Panel id="nieuw" title={t('newToken')}>
        <NewToken data={data} context={context} form={form} />
      </Panel>
      <p>
        <a href="/api">{t('apiLink')}</a>
      </p>
    </WorkPage>
  )
}

function TokenTable({ data, context: { language } }: Props) {
  const t = say(language)
  const at = (instant: string) => formats(language).dateTime(new Date(instant))
  const columns: Column<TokenLine>[] = [
    { key: 'name', head: t('tokenName'), cell: row => row.name },
    {
      key: 'scopes',
      head: t('tokenScopes'),
      cell: row => row.scopes.map(scope => <code key={scope} class="sub">{`${scope} `}</code>),
    },
    {
      key: 'expires',
      head: t('tokenExpires'),
      cell: row => (row.isExpired ? t('tokenExpired') : formats(language).date(row.expiresAt)),
    },
    {
      key: 'used',
      head: t('tokenLastUsed'),
      cell: row => (row.lastUsedAt ? at(row.lastUsedAt) : t('never')),
    },
    {
      key: 'revoke',
      head: t('sessionsAction'),
      cell: row => (
        <form method="post" action={href(links.revokeToken)}>
          <input type="hidden" name="token" value={row.id} />
          <Button kind="subtle" hiddenSuffix={row.name}>
            {t('tokenRevoke')}
          </Button>
        </form>
      ),
    },
  ]
  return (
    <DataTable
      id="tokens"
      caption={t('tokensTitle')}
      isCaptionHidden
      columns={columns}
      rows={data.tokens}
      rowKey={row => row.id}
      empty={
        <EmptyState title={t('noTokens')} level={2}>
          {t('noTokensText')}
        </EmptyState>
      }
    />
  )
}

function NewToken({ data, context: { language }, form }: Props & { form: FormState }) {
  const t = say(language)
  return (
    <Form language={language} form={form} hidden={{ id: data.formId }}>
      <TextField
        language={language}
        form={form}
        name="name"
        label={t('tokenName')}
        hint={t('tokenNameHint')}
      />
      <CheckboxesField
        language={language}
        form={form}
        name="scopes"
        label={t('tokenScopes')}
        hint={t('tokenScopesHint')}
        choices={data.scopes.map(scope => ({
          value: scope.name,
          label: scope.label[language],
          hint: scope.name,
        }))}
      />
      <SelectField
        language={language}
        form={form}
        name="days"
        label={t('tokenTerm')}
        choices={data.terms.map(days => ({ value: String(days), label: t('tokenDays', { days }) }))}
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
      {data.asksCode && (
        <OneTimeCodeField
          language={language}
          form={form}
          name="code"
          label={t('code')}
          hint={t('codeHint')}
        />
      )}
      <Actions>
        <Button>{t('tokenMake')}</Button>
      </Actions>
    </Form>
  )
}
