import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { Actions, Button, Form, LinkButton } from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { NarrowPage } from './narrow-page.tsx'
import { say } from './say.ts'

/** Leads to the provider. Without an address there is nothing to do there. */
export function OpenIdPage({ data, context }: PageView<{ address: string | undefined }>) {
  const t = say(context.language)
  const host = data.address ? new URL(data.address).host : ''
  return (
    <NarrowPage
      title={t('openIdTitle')}
      purpose={data.address ? t('openIdLead', { host }) : t('OPENID_MISLUKT')}
    >
      <p>
        {data.address ? (
          <LinkButton href={data.address} kind="primary">
            {t('openIdGo', { host })}
          </LinkButton>
        ) : (
          <LinkButton href={href(links.signIn)} kind="primary">
            {t('toSignIn')}
          </LinkButton>
        )}
      </p>
    </NarrowPage>
  )
}

/** Back from the provider: one step to complete, since it changes something. */
export function OpenIdReturnPage({ context, form }: PageView<Record<never, never>>) {
  const { language } = context
  const t = say(language)
  return (
    <NarrowPage title={t('openIdReturnTitle')} purpose={t('openIdReturnLead')}>
      <Form language={language} form={form}>
        <Actions>
          <Button>{t('codeButton')}</Button>
          <a href={href(links.signIn)}>{t('startAgain')}</a>
        </Actions>
      </Form>
    </NarrowPage>
  )
}
