import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { Actions, Button, CheckField, Form, WorkPage } from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { say } from './say.ts'

/** An organisation and all networks. */
export interface NetworksOfData {
  id: string
  name: string
  networks: readonly { slug: string; name: string }[]
  /** Those that the organisation is in. */
  slugs: readonly string[]
}

/** In which networks an organisation is. */
export function NetworksOfPage({ data, context, form }: PageView<NetworksOfData>) {
  const { language } = context
  const t = say(language)
  return (
    <WorkPage title={t('networksOfTitle')} purpose={t('networksOfLead', { name: data.name })}>
      <Form language={language} form={form}>
        {data.networks.map(({ slug, name }) => (
          <CheckField
            key={slug}
            language={language}
            form={form}
            name={`netwerk-${slug}`}
            label={name}
            isOptional
          />
        ))}
        <Actions>
          <Button>{t('save')}</Button>
          <a href={href(links.organisation, { id: data.id })}>{data.name}</a>
        </Actions>
      </Form>
    </WorkPage>
  )
}
