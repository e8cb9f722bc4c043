import { href } from '../../../kit/http/address.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { DescriptionList, LinkButton, Panel } from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { admissionOf, type CallLine, termOf } from './calls.tsx'
import { countdown, deadline } from './instants.ts'
import { say } from './say.ts'
import { CallBadge } from './state-badges.tsx'

interface OpenCallProps extends CallLine {
  /** The reader can begin a plan, or may after signing in. */
  mayStart: boolean
  language: Language
}

/** The call that is open or announced: what, until when, and the way in for who can have a plan for it. */
export function OpenCall({ call, state, now, mayStart, language }: OpenCallProps) {
  const t = say(language)
  const nr = String(call.number)
  const isOpen = state === 'open'
  return (
    <Panel id="oproep" title={call.title[language]} aside={<CallBadge state={state} language={language} />}>
      <div class="stack-s">
        <p>{call.summary[language]}</p>
        <DescriptionList
          pairs={[
            isOpen && call.closesAt
              ? {
                  label: t('closesAt'),
                  value: `${deadline(call.closesAt, language)}, ${countdown(call.closesAt, now, language)}`,
                }
              : { label: t('term'), value: termOf(call, state, now, language) },
            {
              label: t('admission'),
              value: admissionOf(call, language),
            },
          ]}
        />
        {call.isDemo && <p class="small muted">{t('demonstrationCall')}</p>}
        <p class="row">
          {isOpen && mayStart && (
            <LinkButton kind="primary" href={href(links.start, { nr })}>
              {t('startButton')}
            </LinkButton>
          )}
          <a href={href(links.call, { nr })}>{t('criteriaAndQuestions')}</a>
        </p>
      </div>
    </Panel>
  )
}
