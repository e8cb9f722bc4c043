import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import {
  Actions,
  Button,
  type Choice,
  EmailField,
  Form,
  PickerField,
  SelectField,
  TextAreaField,
  TextField,
  WorkPage,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import type { Network } from '../model.ts'
import { networkKindChoices } from './networks.tsx'
import { say } from './say.ts'

/** What the form of a network in the register offers. */
export interface ManageNetworkData {
  network: Network | undefined
  /** Its members; a new network has none yet. */
  coordinators: readonly Choice[]
}

/** Adds a network to the register, or changes one. */
export function ManageNetworkPage({ data, context, form }: PageView<ManageNetworkData>) {
  const { language } = context
  const t = say(language)
  const field = { language, form }
  const { network, coordinators } = data
  return (
    <WorkPage title={network?.name ?? t('newNetworkTitle')} purpose={t('manageNetworkLead')}>
      <Form language={language} form={form}>
        <TextField {...field} name="name" label={t('name')} />
        <SelectField {...field} name="kind" label={t('kind')} choices={networkKindChoices(language)} />
        <TextField
          {...field}
          name="contactTitle"
          label={t('networkContact')}
          hint={t('networkContactHint')}
          isOptional
        />
        <EmailField {...field} name="contactEmail" label={t('networkEmail')} autoComplete="off" isOptional />
        <TextAreaField {...field} name="offers" label={t('networkOffers')} rows={3} isOptional />
        {coordinators.length > 0 && (
          <PickerField
            {...field}
            name="coordinator"
            label={t('networkCoordinator')}
            hint={t('networkCoordinatorHint')}
            choices={coordinators}
            isOptional
          />
        )}
        <TextField {...field} name="source" label={t('source')} hint={t('networkSourceHint')} />
        <Actions>
          <Button>{t('save')}</Button>
          <a href={href(links.networks)}>{t('networksTitle')}</a>
        </Actions>
      </Form>
    </WorkPage>
  )
}
