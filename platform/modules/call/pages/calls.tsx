import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import type { Bilingual, Language } from '../../../kit/texts/texts.ts'
import { EmptyState, LinkButton, PageTitle } from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import type { Call, CallState } from '../model/index.ts'
import { countdown, deadline } from './instants.ts'
import { say } from './say.ts'
import { CallBadge } from './state-badges.tsx'

/** A call with its state by the clock. */
export interface CallLine {
  call: Call
  state: CallState
  now: Temporal.Instant
  /** Told where calls of more than one programme stand together. */
  programme?: Bilingual | undefined
}

/** All calls, for everybody; those that are made ready only for who makes them. */
export function CallsPage({ data, context }: PageView<{ calls: readonly CallLine[]; mayManage: boolean }>) {
  const { language } = context
  const t = say(language)
  return (
    <div class="wrap section stack">
      <PageTitle
        title={t('callsTitle')}
        purpose={t('callsLead')}
        action={data.mayManage && <LinkButton href={href(links.newCall)}>{t('newCall')}</LinkButton>}
      />
      {data.calls.length === 0 && <EmptyState title={t('callsEmptyTitle')}>{t('callsEmpty')}</EmptyState>}
      <ul class="plain stack">
        {data.calls.map(line => (
          <li key={line.call.id}>
            <CallCard {...line} language={language} />
          </li>
        ))}
      </ul>
      <p>
        <a href={href(links.criteria)}>{t('toCriteria')}</a>
      </p>
    </div>
  )
}

/** One call in short: what, until when, how it stands. */
function CallCard({ call, state, now, programme, language }: CallLine & { language: Language }) {
  const t = say(language)
  return (
    <article class="v-panel">
      <div class="v-panel__body stack-s">
        <p class="row">
          <CallBadge state={state} language={language} />
          <span class="muted small">{t(`kind_${call.kind}`, { number: call.number })}</span>
          {programme && <span class="muted small">{programme[language]}</span>}
          {call.isDemo && <span class="muted small">{t('demonstration')}</span>}
        </p>
        <h2>
          <a href={href(links.call, { nr: String(call.number) })}>{call.title[language]}</a>
        </h2>
        <p>{call.summary[language]}</p>
        <p class="muted">{termOf(call, state, now, language)}</p>
      </div>
    </article>
  )
}

/** How many plans can be admitted, in words. */
export function admissionOf(call: Call, language: Language): string {
  const t = say(language)
  return call.admission === 'cap' ? t('capValue', { count: call.admittedMax ?? 0 }) : t('thresholdValue')
}

/** Until when, in one sentence. */
export function termOf(call: Call, state: CallState, now: Temporal.Instant, language: Language): string {
  const t = say(language)
  if (state === 'withdrawn') return t('termWithdrawn', { reason: call.endedReason ?? '' })
  if (state === 'announced' && call.opensAt)
    return t('termAnnounced', { instant: deadline(call.opensAt, language) })
  if (state === 'open' && call.closesAt)
    return t('termOpen', {
      instant: deadline(call.closesAt, language),
      left: countdown(call.closesAt, now, language),
    })
  if (call.kind === 'rolling') return state === 'open' ? t('termRolling') : t('termNotOpen')
  return call.closesAt ? t('termClosed', { instant: deadline(call.closesAt, language) }) : t('termNotSet')
}
