import type { FormState, PageView } from '../../../kit/http/route.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  DescriptionList,
  Form,
  LinkButton,
  PageTitle,
  PasswordField,
  RadioField,
  TextField,
} from '../../../kit/ui/index.ts'
import type { InvitationPurpose, Role } from '../model.ts'
import { say } from './say.ts'

interface Asked {
  name: string
  email: string
  organisationName: string
  invitedByName: string
  role: Role
  title: string
  purpose: InvitationPurpose
}

/**
 * What the link of an invitation shows: a dead link nothing at all; an open one what is asked, and how this reader
 * can answer: by making an account, as the person who is signed in, or after signing in (as somebody else).
 */
export type AnswerData =
  | { invitation: undefined }
  | { invitation: Asked; way: 'make' | 'accept' | 'signIn' | 'other'; signInHref: string }

function OwnAccount({ language, form }: { language: Language; form: FormState }) {
  const t = say(language)
  const field = { language, form }
  const languages = [
    { value: 'nl', label: t('languageNl') },
    { value: 'en', label: t('languageEn') },
  ]
  return (
    <>
      <TextField {...field} name="name" label={t('ownName')} autoComplete="name" />
      <RadioField {...field} name="language" label={t('language')} choices={languages} />
      <PasswordField {...field} name="password" label={t('newPassword')} hint={t('newPasswordHint')} isNew />
    </>
  )
}

/** Answers an invitation to act for an organisation. */
export function AnswerInvitationPage({ data, context, form }: PageView<AnswerData>) {
  const { language } = context
  const t = say(language)
  if (!data.invitation)
    return (
      <div class="wrap section stack">
        <PageTitle title={t('answerDeadTitle')} purpose={t('answerDead')} />
      </div>
    )
  const { invitation, way } = data
  return (
    <div class="wrap section stack">
      <PageTitle
        title={t('answerTitle')}
        purpose={t(`answerLead_${invitation.purpose}`, {
          inviter: invitation.invitedByName,
          organisation: invitation.organisationName,
        })}
      />
      <DescriptionList
        pairs={[
          { label: t('organisation'), value: invitation.organisationName },
          { label: t('positionTitle'), value: invitation.title },
          { label: t('role'), value: t(`role_${invitation.role}`) },
          { label: t('email'), value: invitation.email },
        ]}
      />
      {(way === 'signIn' || way === 'other') && (
        <>
          <Alert>
            <p>{t(way === 'other' ? 'answerOther' : 'answerSignIn', { email: invitation.email })}</p>
          </Alert>
          {way === 'signIn' && (
            <p>
              <LinkButton href={data.signInHref} kind="primary">
                {t('answerSignInButton')}
              </LinkButton>
            </p>
          )}
        </>
      )}
      {(way === 'make' || way === 'accept') && (
        <Form language={language} form={form}>
          {way === 'make' && <OwnAccount language={language} form={form} />}
          <Actions>
            <Button>{t(way === 'make' ? 'answerMakeButton' : 'answerButton')}</Button>
          </Actions>
        </Form>
      )}
    </div>
  )
}
