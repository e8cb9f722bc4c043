import type { PageView } from '../../../kit/http/route.ts'
import {
  Actions,
  Button,
  type Choice,
  EmailField,
  Form,
  RadioField,
  SelectField,
  TextField,
} from '../../../kit/ui/index.ts'
import { type CaseHead, CasePage } from './case-page.tsx'
import { say } from './say.ts'

/** Parties of the case, and kinds of organisations. */
export interface InvitePartyData {
  head: CaseHead
  parties: readonly Choice[]
  kinds: readonly Choice[]
}

/** Invites an organisation that has no account yet to be a party of the case. */
export function InvitePartyPage({ data, context, form }: PageView<InvitePartyData>) {
  const { language } = context
  const t = say(language)
  const field = { language, form }
  return (
    <CasePage
      head={data.head}
      current="couple"
      context={context}
      title={t('invitePartyTitle')}
      purpose={t('lead_inviteParty')}
    >
      <Form language={language} form={form}>
        <SelectField {...field} name="partyId" label={t('party')} choices={data.parties} />
        <TextField {...field} name="organisation" label={t('organisation')} autoComplete="off" />
        <SelectField {...field} name="kind" label={t('organisationKind')} choices={data.kinds} />
        <TextField {...field} name="name" label={t('contactName')} autoComplete="off" />
        <EmailField {...field} name="email" label={t('contactEmail')} autoComplete="off" />
        <TextField {...field} name="title" label={t('contactTitle')} autoComplete="off" />
        <RadioField
          {...field}
          name="language"
          label={t('contactLanguage')}
          choices={[
            { value: 'nl', label: 'Nederlands' },
            { value: 'en', label: 'English' },
          ]}
        />
        <Actions>
          <Button>{t('invitePartyButton')}</Button>
        </Actions>
      </Form>
    </CasePage>
  )
}
