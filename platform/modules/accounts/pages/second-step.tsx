import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  Form,
  LinkButton,
  OneTimeCodeField,
  PasswordField,
  TextField,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { NarrowPage } from './narrow-page.tsx'
import { say } from './say.ts'

/** Asks the code of the second step. */
export function CodePage({ data, context, form }: PageView<{ isWaiting: boolean }>) {
  const { language } = context
  const t = say(language)
  if (!data.isWaiting) return <ExpiredPage language={language} />
  return (
    <NarrowPage title={t('codeTitle')} purpose={t('codeLead')}>
      <Form language={language} form={form}>
        <TextField
          language={language}
          form={form}
          name="code"
          label={t('code')}
          hint={t('codeHint')}
          width="medium"
          autoComplete="one-time-code"
        />
        <Actions>
          <Button>{t('codeButton')}</Button>
          <a href={href(links.signIn)}>{t('startAgain')}</a>
        </Actions>
      </Form>
    </NarrowPage>
  )
}

/** Nothing waits for a second step in this browser. */
function ExpiredPage({ language }: { language: Language }) {
  const t = say(language)
  return (
    <NarrowPage title={t('signInTitle')} purpose={t('AANMELDING_VERLOPEN')}>
      <p>
        <LinkButton href={href(links.signIn)} kind="primary">
          {t('startAgain')}
        </LinkButton>
      </p>
    </NarrowPage>
  )
}

/** What is needed to set the second step up. */
export interface SetUpData {
  /** The secret as people type it, in groups of four. */
  key: string
  appAddress: string
  /** The address as a QR code: a path of squares, and the side of the whole in squares. */
  picture: { path: string; side: number }
  recoveryCodes: readonly string[]
  /** ISO instant since which the present second step stands, if there is one. */
  replaces: string | undefined
  codesLeft: number
  /** Somebody who is signed in already gives the password as well. */
  asksPassword: boolean
}

/** Dark on light in every theme: a camera does not read it the other way round. */
function KeyPicture({ picture: { path, side }, label }: { picture: SetUpData['picture']; label: string }) {
  const dots = 5 * side
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${side} ${side}`}
      width={dots}
      height={dots}
      shape-rendering="crispEdges"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

/** Sets the second step up: app, recovery codes, first code. */
export function SetUpPage({ data, context, form }: PageView<SetUpData>) {
  const { language } = context
  const t = say(language)
  if (data.key === '') return <ExpiredPage language={language} />
  return (
    <NarrowPage title={t('setUpTitle')} purpose={t('setUpLead')}>
      {data.replaces && (
        <Alert kind="warning">
          <p>{t('setUpReplaces', { date: formats(language).date(data.replaces) })}</p>
          <p>{t('setUpCodesLeft', { count: data.codesLeft })}</p>
        </Alert>
      )}
      <section class="stack-s">
        <h2>{t('setUpStep1')}</h2>
        <p class="measure">{t('setUpStep1Text')}</p>
        <KeyPicture picture={data.picture} label={t('setUpPicture')} />
        <p>
          {t('setUpKey')}: <code>{data.key}</code>
        </p>
        <p>
          <a href={data.appAddress}>{t('setUpOpenApp')}</a>
        </p>
      </section>
      <section class="stack-s">
        <h2>{t('setUpStep2')}</h2>
        <p class="measure">{t('setUpStep2Text')}</p>
        <ol>
          {data.recoveryCodes.map(code => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ol>
      </section>
      <section class="stack-s">
        <h2>{t('setUpStep3')}</h2>
        <Form language={language} form={form}>
          {data.asksPassword && (
            <PasswordField language={language} form={form} name="current" label={t('currentPassword')} />
          )}
          <OneTimeCodeField
            language={language}
            form={form}
            name="code"
            label={t('setUpCode')}
            hint={t('setUpCodeHint')}
          />
          <Actions>
            <Button>{t('setUpButton')}</Button>
          </Actions>
        </Form>
      </section>
    </NarrowPage>
  )
}
