import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  type Choice,
  type Column,
  DataTable,
  Form,
  LinkButton,
  Panel,
  PickerField,
  StatusBadge,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import type { SubmissionParty } from '../model/index.ts'
import { dayAndTime } from './instants.ts'
import { PlanFrame, type PlanFrameData } from './plan-frame.tsx'
import { say } from './say.ts'

/** Who submit together, and who can be asked along. */
export interface TogetherData extends PlanFrameData {
  organisations: readonly Choice[]
  mayChange: boolean
  done: string | undefined
}

/** Who submit a plan together: asking along, and how far the signing is. */
export function TogetherPage({ data, context, form }: PageView<TogetherData>) {
  const { language } = context
  const t = say(language)
  const { plan, parties, mayChange } = data
  const others = parties.filter(party => !party.isLead && !party.hasDeclined)
  const { pages } = data.form.definition
  return (
    <PlanFrame
      data={data}
      language={language}
      current="partijen"
      help={
        <Panel id="hulp" title={t('goodToKnow')}>
          <p>{t('togetherHelp')}</p>
        </Panel>
      }
    >
      <header class="stack-s">
        <p class="v-step-count">{t('stepOf', { step: pages.length + 1, total: pages.length + 2 })}</p>
        <h1>{t('stepTogether')}</h1>
        <p class="lead">{t('togetherLead')}</p>
      </header>
      {data.done && (
        <Alert kind="ok" isLive>
          <p>{t('done')}</p>
        </Alert>
      )}
      <DataTable
        id="partijen"
        caption={t('stepTogether')}
        isCaptionHidden
        columns={columnsIn(language, mayChange)}
        rows={parties}
        rowKey={row => row.organisationId}
      />
      {mayChange && (
        <Form language={language} form={form} hidden={{ act: 'invite' }}>
          <PickerField
            {...{ language, form }}
            name="organisation"
            label={t('inviteParty')}
            hint={t('invitePartyHint')}
            choices={data.organisations}
          />
          <Actions>
            <Button kind="secondary">{t('invitePartyButton')}</Button>
          </Actions>
        </Form>
      )}
      {mayChange && others.length > 0 && (plan.state === 'draft' || plan.state === 'withdrawn') && (
        <form method="post">
          <input type="hidden" name="act" value="sign" />
          <p class="muted">{t('askSignaturesText')}</p>
          <Actions>
            <Button>{t('askSignatures')}</Button>
          </Actions>
        </form>
      )}
      <p>
        <LinkButton href={href(links.submit, { id: plan.id })}>{t('toCheck')}</LinkButton>
      </p>
    </PlanFrame>
  )
}

function columnsIn(language: Language, mayChange: boolean): Column<SubmissionParty>[] {
  const t = say(language)
  return [
    {
      key: 'name',
      head: t('organisation'),
      cell: row => (
        <>
          {row.name}
          <span class="sub">{row.isLead ? t('lead') : t('coApplicant')}</span>
        </>
      ),
    },
    {
      key: 'signed',
      head: t('signature'),
      cell: row => {
        if (row.hasDeclined) return <StatusBadge tone="err">{t('declined')}</StatusBadge>
        if (row.isLead) return t('leadSigns')
        if (row.hasSigned && row.signedAt)
          return (
            <>
              <StatusBadge tone="ok">{t('signed')}</StatusBadge>
              <span class="sub">{dayAndTime(row.signedAt, language)}</span>
            </>
          )
        return <StatusBadge tone="warn">{row.signedAt ? t('signAgain') : t('notSigned')}</StatusBadge>
      },
    },
    ...(mayChange
      ? [
          {
            key: 'remove',
            head: t('change'),
            cell: (row: SubmissionParty) =>
              row.isLead ? (
                '–'
              ) : (
                <form method="post">
                  <input type="hidden" name="act" value="remove" />
                  <input type="hidden" name="organisation" value={row.organisationId} />
                  <Button kind="subtle" hiddenSuffix={row.name}>
                    {t('removeParty')}
                  </Button>
                </form>
              ),
          },
        ]
      : []),
  ]
}
