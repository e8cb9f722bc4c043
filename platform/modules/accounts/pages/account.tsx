import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  DescriptionList,
  EmailField,
  Form,
  Panel,
  PasswordField,
  TextField,
  WorkPage,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { LanguageField, NewPassword } from './mailed-links.tsx'
import { say } from './say.ts'

/** What a person sees of the own account. */
export interface AccountData {
  email: string
  /** ISO instant since which the second step is on. */
  secondStepSince: string | undefined
  codesLeft: number
  isExempt: boolean
  hasOpenId: boolean
  openIdSince: string | undefined
  name: string
  language: Language
  justDone: 'detailsSaved' | 'passwordDone' | 'secondFactorDone' | 'openIdDone' | undefined
}

function secondStepWords(data: AccountData, language: Language): string {
  const t = say(language)
  if (data.secondStepSince)
    return t('secondStepOn', { date: formats(language).date(data.secondStepSince), count: data.codesLeft })
  return data.isExempt ? t('secondStepOffDemo') : t('secondStepOff')
}

/** The own account: details, sign-in, data. */
export function AccountPage({ data, context, form }: PageView<AccountData>) {
  const { language } = context
  const t = say(language)
  return (
    <WorkPage title={t('accountTitle')} purpose={t('accountLead')}>
      {data.justDone && (
        <Alert kind="ok" isLive>
          <p>{t(data.justDone)}</p>
        </Alert>
      )}
      <Panel id="gegevens" title={t('personPanel')}>
        <Form language={language} form={form}>
          <TextField
            language={language}
            form={form}
            name="name"
            label={t('name')}
            hint={t('nameHint')}
            autoComplete="name"
          />
          <LanguageField language={language} form={form} />
          <Actions>
            <Button>{t('saveDetails')}</Button>
          </Actions>
        </Form>
      </Panel>
      <SignInPanel data={data} language={language} />
      {data.hasOpenId && <OpenIdPanel data={data} language={language} />}
      <Panel id="privacy" title={t('privacyPanel')}>
        <ul class="v-lines">
          <li>
            <a href={href(links.ownData)}>{t('ownDataLink')}</a>
          </li>
          <li>
            <a href={href(links.dataRequest)}>{t('dataRequestLink')}</a>
          </li>
        </ul>
      </Panel>
      <form method="post" action={href(links.signOut)}>
        <Button kind="secondary">{t('signOutButton')}</Button>
      </form>
    </WorkPage>
  )
}

/** How this person signs in. */
function SignInPanel({ data, language }: { data: AccountData; language: Language }) {
  const t = say(language)
  return (
    <Panel id="aanmelden" title={t('signInPanel')}>
      <DescriptionList
        pairs={[
          { label: t('email'), value: data.email },
          { label: t('secondStep'), value: secondStepWords(data, language) },
        ]}
      />
      <ul class="v-lines">
        <li>
          <a href={href(links.password)}>{t('changePasswordLink')}</a>
        </li>
        <li>
          <a href={href(links.email)}>{t('changeEmailLink')}</a>
        </li>
        <li>
          <a href={href(links.secondFactor)}>{t(data.secondStepSince ? 'replaceLink' : 'setUpLink')}</a>
        </li>
        <li>
          <a href={href(links.sessions)}>{t('sessionsLink')}</a>
        </li>
        <li>
          <a href={href(links.tokens)}>{t('tokensLink')}</a>
        </li>
        <li>
          <a href="/account/vervanging">{t('delegationLink')}</a>
        </li>
      </ul>
    </Panel>
  )
}

function OpenIdPanel({ data, language }: { data: AccountData; language: Language }) {
  const t = say(language)
  return (
    <Panel id="organisatie" title={t('openIdPanel')}>
      {data.openIdSince ? (
        <p>{t('openIdLinked', { date: formats(language).date(data.openIdSince) })}</p>
      ) : (
        <form class="stack-s" method="post" action={href(links.linkOpenId)}>
          <p>{t('openIdNotLinked')}</p>
          <Button kind="secondary">{t('openIdLinkButton')}</Button>
        </form>
      )}
    </Panel>
  )
}

/** Changes the own password. */
export function PasswordPage({ context, form }: PageView<Record<never, never>>) {
  const { language } = context
  const t = say(language)
  return (
    <WorkPage title={t('passwordTitle')} purpose={t('passwordLead')}>
      <Form language={language} form={form}>
        <PasswordField language={language} form={form} name="current" label={t('currentPassword')} />
        <NewPassword language={language} form={form} />
        <Actions>
          <Button>{t('passwordButton')}</Button>
        </Actions>
      </Form>
    </WorkPage>
  )
}

/** Changes the own address. */
export function EmailPage({ data, context, form }: PageView<{ isSent: boolean }>) {
  const { language } = context
  const t = say(language)
  return (
    <WorkPage title={t('emailTitle')} purpose={t('emailLead')}>
      {data.isSent ? (
        <Alert kind="ok" isLive>
          <p>{t('emailDone')}</p>
        </Alert>
      ) : (
        <Form language={language} form={form}>
          <EmailField language={language} form={form} name="email" label={t('newEmail')} />
          <PasswordField language={language} form={form} name="current" label={t('currentPassword')} />
          <Actions>
            <Button>{t('emailButton')}</Button>
          </Actions>
        </Form>
      )}
    </WorkPage>
  )
}
