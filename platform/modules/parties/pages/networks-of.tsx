import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { Actions, Button, CheckField, Fieldset, Form, WorkPage } from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { say } from './say.ts'

/** An organisation with all networks and umbrella bodies. */
export interface NetworksOfData {
  id: string
  name: string
  networks: readonly { slug: string; name: string }[]
  /** Those that the organisation is in. */
  slugs: readonly string[]
  umbrellas: readonly { slug: string; name: string }[]
  umbrellaSlugs: readonly string[]
}

/** In which networks and umbrella bodies an organisation is. */
export function NetworksOfPage({ data, context, form }: PageView<NetworksOfData>) {
  const { language } = context
  const t = say(language)
  const field = { language, form, isOptional: true }
  return (
    <WorkPage title={t('networksOfTitle')} purpose={t('networksOfLead', { name: data.name })}>
      <Form language={language} form={form}>
        <Fieldset legend={t('networksGroup')}>
          {data.networks.map(({ slug, name }) => (
            <CheckField key={slug} {...field} name={`netwerk-${slug}`} label={name} />
          ))}
        </Fieldset>
        <Fieldset legend={t('umbrellasGroup')}>
          {data.umbrellas.map(({ slug, name }) => (
            <CheckField key={slug} {...field} name={`koepel-${slug}`} label={name} />
          ))}
        </Fieldset>
        <Actions>
          <Button>{t('save')}</Button>
          <a href={href(links.organisation, { id: data.id })}>{data.name}</a>
        </Actions>
      </Form>
    </WorkPage>
  )
}
