import type { PageView } from '../../../kit/http/route.ts'
import { Actions, Button, Form, LinkButton, PasswordField, WorkPage } from '../../../kit/ui/index.ts'
import { say } from './say.ts'

/** Links the own account to one at the provider: first the wish, then the way there. */
export function LinkOpenIdPage({
  data,
  context,
  form,
}: PageView<{ address: string | undefined; asksPassword: boolean }>) {
  const { language } = context
  const t = say(language)
  const host = data.address ? new URL(data.address).host : ''
  return (
    <WorkPage
      title={t('openIdPanel')}
      purpose={data.address ? t('openIdLead', { host }) : t('openIdLinkLead')}
    >
      {data.address ? (
        <p>
          <LinkButton href={data.address} kind="primary">
            {t('openIdGo', { host })}
          </LinkButton>
        </p>
      ) : (
        <Form language={language} form={form}>
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
            <Button>{t('openIdLinkButton')}</Button>
          </Actions>
        </Form>
      )}
    </WorkPage>
  )
}
