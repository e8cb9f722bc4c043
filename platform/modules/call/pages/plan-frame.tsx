import type { ComponentChildren } from 'preact'
import { href } from '../../../kit/http/address.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { Steps } from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import type { Call, CallForm, CallState, Submission, SubmissionParty } from '../model/index.ts'
import { countdown, deadline } from './instants.ts'
import { say } from './say.ts'

/** How far each step is, by its key. */
export type StepStates = Readonly<Record<string, 'done' | 'partly' | 'open'>>

/** What stands around every page of a plan that is being filled in. */
export interface PlanFrameData {
  plan: Submission
  call: Call
  callState: CallState
  now: Temporal.Instant
  form: CallForm
  /** Empty as long as the plan has no name. */
  title: string
  parties: readonly SubmissionParty[]
  steps: StepStates
}

interface PlanFrameProps {
  data: PlanFrameData
  language: Language
  /** Key of the step that is open. */
  current: string
  /** Beside the state of saving. */
  saved?: ComponentChildren
  help?: ComponentChildren
  children: ComponentChildren
}

/** A step of a plan: steps and deadline at the left, the questions, help at the right. */
export function PlanFrame({ data, language, current, saved, help, children }: PlanFrameProps) {
  const t = say(language)
  const { plan, form, steps } = data
  const { id } = plan
  const state = (key: string): 'now' | 'done' | 'partly' | 'open' =>
    key === current ? 'now' : (steps[key] ?? 'open')
  return (
    <>
      <div class="v-record-head v-plan-head">
        <div class="wrap v-record-title">
          <div>
            <p>
              <b>{data.title || t('planWithoutTitle')}</b>
            </p>
            <p class="muted small">{partyNames(data.parties)}</p>
          </div>
          {saved}
        </div>
      </div>
      <div class="wrap v-form-layout">
        <div class="stack">
          <Steps
            language={language}
            label={t('stepsLabel')}
            steps={[
              ...form.definition.pages.map(page => ({
                title: page.title[language],
                href: href(links.step, { id, stap: page.key }),
                state: state(page.key),
              })),
              { title: t('stepTogether'), href: href(links.together, { id }), state: state('partijen') },
              { title: t('stepCheck'), href: href(links.submit, { id }), state: state('controle') },
            ]}
          />
          <Deadline data={data} language={language} />
        </div>
        <div class="stack">{children}</div>
        <aside class="stack" aria-label={t('helpLabel')}>
          {help}
        </aside>
      </div>
    </>
  )
}

const partyNames = (parties: readonly SubmissionParty[]): string =>
  parties
    .filter(party => !party.hasDeclined)
    .map(party => party.name)
    .join(' · ')

function Deadline({ data: { call, callState, now }, language }: { data: PlanFrameData; language: Language }) {
  const t = say(language)
  return (
    <div class="v-panel">
      <div class="v-panel__body small stack-s">
        {callState === 'open' && call.closesAt ? (
          <>
            <p>
              <b>{t('closes', { left: countdown(call.closesAt, now, language) })}</b>
            </p>
            <p>{t('closesSentence', { instant: deadline(call.closesAt, language) })}</p>
          </>
        ) : (
          <p>
            <b>{t(`call_${callState}`)}</b>
          </p>
        )}
        <p>{call.isSealed ? t('sealedShort') : t('notSealedShort')}</p>
      </div>
    </div>
  )
}
