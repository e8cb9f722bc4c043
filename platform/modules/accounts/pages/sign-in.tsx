import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import {
  Actions,
  Alert,
  Button,
  EmailField,
  Form,
  HelpPanel,
  LinkButton,
  PasswordField,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { NarrowPage } from './narrow-page.tsx'
import { say } from './say.ts'

/** What the page to sign in needs. */
export interface SignInData {
  naar: string | undefined
  isDemo: boolean
  hasOpenId: boolean
  /** What was just done, and is told above the form. */
  justDone: 'passwordIsSet' | 'signedOut' | 'emailIsChanged' | undefined
}

/** Sign in with address and password. */
export function SignInPage({ data, context, form }: PageView<SignInData>) {
  const { language } = context
  const t = say(language)
  return (
    <NarrowPage title={t('signInTitle')} purpose={t('signInLead')}>
      {data.justDone && (
        <Alert kind="ok" isLive>
          <p>{t(data.justDone)}</p>
        </Alert>
      )}
      {data.isDemo && (
        <Alert>
          <p>{t('demoNotice')}</p>
        </Alert>
      )}
      <Form language={language} form={form}>
        <EmailField language={language} form={form} name="email" label={t('email')} autoComplete="username" />
        <PasswordField language={language} form={form} name="password" label={t('password')} />
        <Actions>
          <Button>{t('signInButton')}</Button>
          <a href={href(links.forgotten)}>{t('forgottenLink')}</a>
        </Actions>
      </Form>
      {data.hasOpenId && (
        <p>
          <LinkButton href={href(links.openId, {}, { naar: data.naar })} kind="secondary">
            {t('openIdButton')}
          </LinkButton>
        </p>
      )}
      <p>
        <a href={href(links.signUp)}>{t('signUpLink')}</a>
      </p>
      <HelpPanel language={language}>
        <p>{t('signInHelp')}</p>
      </HelpPanel>
    </NarrowPage>
  )
}
