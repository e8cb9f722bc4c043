import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  EmailField,
  Form,
  LinkButton,
  PasswordField,
  RadioField,
  TextField,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { NarrowPage } from './narrow-page.tsx'
import { say } from './say.ts'

/** Asks for a link to choose a new password. `minutes` is how long it works. */
export function ForgottenPage({ data, context, form }: PageView<{ isSent: boolean; minutes: number }>) {
  const { language } = context
  const t = say(language)
  if (data.isSent)
    return (
      <NarrowPage title={t('forgottenDoneTitle')}>
        <Alert kind="ok" isLive>
          <p>{t('forgottenDone', { minutes: data.minutes })}</p>
        </Alert>
        <p>
          <a href={href(links.signIn)}>{t('toSignIn')}</a>
        </p>
      </NarrowPage>
    )
  return (
    <NarrowPage title={t('forgottenTitle')} purpose={t('forgottenLead')}>
      <Form language={language} form={form}>
        <EmailField language={language} form={form} name="email" label={t('email')} />
        <Actions>
          <Button>{t('forgottenButton')}</Button>
          <a href={href(links.signIn)}>{t('toSignIn')}</a>
        </Actions>
      </Form>
    </NarrowPage>
  )
}

/** Chooses a new password with a mailed link. */
export function NewPasswordPage({ data, context, form }: PageView<{ isOpen: boolean }>) {
  const { language } = context
  const t = say(language)
  if (!data.isOpen)
    return (
      <NarrowPage title={t('linkDeadTitle')} purpose={t('linkDead')}>
        <p>
          <LinkButton href={href(links.forgotten)} kind="primary">
            {t('forgottenTitle')}
          </LinkButton>
        </p>
      </NarrowPage>
    )
  return (
    <NarrowPage title={t('newPasswordTitle')} purpose={t('newPasswordLead')}>
      <Form language={language} form={form}>
        <NewPassword language={language} form={form} />
        <Actions>
          <Button>{t('newPasswordButton')}</Button>
        </Actions>
      </Form>
    </NarrowPage>
  )
}

/** The field for a password that is chosen. */
export function NewPassword({ language, form }: { language: Language; form: PageView<unknown>['form'] }) {
  const t = say(language)
  return (
    <PasswordField
      language={language}
      form={form}
      name="password"
      label={t('newPassword')}
      hint={t('newPasswordHint')}
      isNew
    />
  )
}

/** Own sign-up, for the public part. */
export function SignUpPage({ data, context, form }: PageView<{ isSent: boolean }>) {
  const { language } = context
  const t = say(language)
  if (data.isSent)
    return (
      <NarrowPage title={t('forgottenDoneTitle')}>
        <Alert kind="ok" isLive>
          <p>{t('signUpDone')}</p>
        </Alert>
      </NarrowPage>
    )
  return (
    <NarrowPage title={t('signUpTitle')} purpose={t('signUpLead')}>
      <Form language={language} form={form}>
        <TextField
          language={language}
          form={form}
          name="name"
          label={t('name')}
          hint={t('nameHint')}
          autoComplete="name"
        />
        <EmailField language={language} form={form} name="email" label={t('email')} />
        <Actions>
          <Button>{t('signUpButton')}</Button>
          <a href={href(links.signIn)}>{t('toSignIn')}</a>
        </Actions>
      </Form>
    </NarrowPage>
  )
}

/** Accepts an invitation. Without `email` the invitation cannot be used any more. */
export function InvitationPage({
  data,
  context,
  form,
}: PageView<{ email: string | undefined; name: string | undefined }>) {
  const { language } = context
  const t = say(language)
  if (data.email === undefined)
    return <NarrowPage title={t('linkDeadTitle')} purpose={t('invitationDead')} children={null} />
  return (
    <NarrowPage title={t('invitationTitle')} purpose={t('invitationLead', { email: data.email })}>
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
        <NewPassword language={language} form={form} />
        <Actions>
          <Button>{t('invitationButton')}</Button>
        </Actions>
      </Form>
    </NarrowPage>
  )
}

/** The choice between the two languages of the interface. */
export function LanguageField({ language, form }: { language: Language; form: PageView<unknown>['form'] }) {
  const t = say(language)
  const choices = [
    { value: 'nl', label: t('languageNl') },
    { value: 'en', label: t('languageEn') },
  ]
  return (
    <RadioField language={language} form={form} name="language" label={t('language')} choices={choices} />
  )
}

/** Confirms one of the two addresses of a change. */
export function ConfirmEmailPage({ data, context, form }: PageView<{ state: 'open' | 'half' | 'dead' }>) {
  const { language } = context
  const t = say(language)
  if (data.state === 'dead')
    return <NarrowPage title={t('linkDeadTitle')} purpose={t('linkDead')} children={null} />
  if (data.state === 'half')
    return (
      <NarrowPage title={t('confirmTitle')}>
        <Alert kind="ok" isLive>
          <p>{t('confirmHalf')}</p>
        </Alert>
      </NarrowPage>
    )
  return (
    <NarrowPage title={t('confirmTitle')} purpose={t('confirmLead')}>
      <Form language={language} form={form}>
        <Actions>
          <Button>{t('confirmButton')}</Button>
        </Actions>
      </Form>
    </NarrowPage>
  )
}
