import { href } from '../../../kit/http/address.ts'
import type { FormState, PageView } from '../../../kit/http/route.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  type Choice,
  DescriptionList,
  Form,
  Panel,
  PasswordField,
  SelectField,
  WorkPage,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { type Call, type CallState, type KeyHolder, keyHolders } from '../model/index.ts'
import { say } from './say.ts'
import { CallBadge } from './state-badges.tsx'

/** The key of a call: who hold it, and what this person may do with it. */
export interface KeyData {
  call: Call
  state: CallState
  now: Temporal.Instant
  holders: readonly { holder: KeyHolder; personName: string; isOwn: boolean; hasOpened: boolean }[]
  /** Shares that this person may take. */
  mayHold: readonly KeyHolder[]
  /** The share that this person may open now. */
  mayOpen: KeyHolder | undefined
  decisions: readonly Choice[]
  minutes: number
  done: string | undefined
}

/** The key of a sealed call: taking a share, and opening it together. */
export function KeyPage({ data, context, form }: PageView<KeyData>) {
  const { language } = context
  const t = say(language)
  const { call, mayOpen } = data
  return (
    <WorkPage
      title={t('keyTitle')}
      purpose={t('keyLead')}
      action={<CallBadge state={data.state} language={language} />}
    >
      {data.done && (
        <Alert kind="ok" isLive>
          <p>
            {data.done === 'wacht'
              ? t('openedOne', { minutes: data.minutes })
              : data.done === 'ontzegeld'
                ? t('openedBoth')
                : t('done')}
          </p>
        </Alert>
      )}
      <DescriptionList
        pairs={keyHolders.map(holder => {
          const held = data.holders.find(one => one.holder === holder)
          return {
            label: t(`holder_${holder}`),
            value: held ? (
              <>
                {held.personName}
                {held.hasOpened && <span class="sub">{t('hasOpened')}</span>}
              </>
            ) : (
              t('noHolder')
            ),
          }
        })}
      />
      {data.mayHold.length > 0 && <HoldForm {...{ data, language, form }} />}
      {mayOpen && <OpenForm {...{ data, language, form }} holder={mayOpen} />}
      {!mayOpen && !call.unsealedAt && data.state !== 'closed' && <p class="muted">{t('openOnlyAfter')}</p>}
      <p class="muted small">{t('sealedLimit')}</p>
      <p>
        <a href={href(links.call, { nr: String(call.number) })}>{t('toCall')}</a>
      </p>
    </WorkPage>
  )
}

interface KeyFormProps {
  data: KeyData
  language: Language
  form: FormState
}

function HoldForm({ data, language, form }: KeyFormProps) {
  const t = say(language)
  const shared = { language, form }
  return (
    <Panel id="deel" title={t('holdTitle')}>
      <p>{t('holdText')}</p>
      <Form language={language} form={form} hidden={{ act: 'hold' }}>
        <SelectField
          {...shared}
          name="holder"
          label={t('share')}
          choices={data.mayHold.map(value => ({ value, label: t(`holder_${value}`) }))}
        />
        <PasswordField
          {...shared}
          name="passphrase"
          label={t('passphrase')}
          hint={t('passphraseHint')}
          isNew
        />
        <PasswordField {...shared} name="again" label={t('passphraseAgain')} isNew />
        <Actions>
          <Button>{t('holdButton')}</Button>
        </Actions>
      </Form>
    </Panel>
  )
}

function OpenForm({ data, language, form, holder }: KeyFormProps & { holder: KeyHolder }) {
  const t = say(language)
  const shared = { language, form }
  return (
    <Panel id="openen" title={t('openTitle')}>
      <p>{t('openText', { minutes: data.minutes })}</p>
      <Form language={language} form={form} hidden={{ act: 'open', holder: holder }}>
        {holder.startsWith('steering') && (
          <SelectField
            {...shared}
            name="decision"
            label={t('decision')}
            hint={t('openDecisionHint')}
            choices={data.decisions}
            width="full"
          />
        )}
        <PasswordField {...shared} name="passphrase" label={t('passphrase')} />
        <Actions>
          <Button>{t('openButton')}</Button>
        </Actions>
      </Form>
    </Panel>
  )
}
