import type { Language } from '../texts/texts.ts'
import { Icon } from './icon.tsx'
import { uiTexts } from './texts.ts'

/** One step of a long form. */
export interface Step {
  title: string
  /** Absent while the step cannot be opened yet. */
  href?: string | undefined
  state: 'done' | 'now' | 'partly' | 'open'
}

const stateTexts = { done: 'stepDone', now: 'stepNow', partly: 'stepPartly', open: 'stepOpen' } as const

interface StepsProps {
  language: Language
  label: string
  steps: readonly Step[]
}

function StepList({ language, steps }: Omit<StepsProps, 'label'>) {
  const t = uiTexts(language)
  return (
    <ol class="plain">
      {steps.map((step, index) => (
        <li
          key={step.title}
          class={step.state === 'partly' ? 'v-open' : `v-${step.state}`}
          aria-current={step.state === 'now' ? 'step' : undefined}
        >
          <span class="v-steps__number num" aria-hidden="true">
            {step.state === 'done' ? <Icon name="check" /> : index + 1}
          </span>
          {step.href && step.state !== 'now' ? (
            <a href={step.href}>{step.title}</a>
          ) : (
            <span>{step.title}</span>
          )}
          <span class={step.state === 'partly' ? 'sub' : 'vh'}>{t(stateTexts[step.state])}</span>
        </li>
      ))}
    </ol>
  )
}

/** The steps of a long form: at the left on a wide screen, folded above the form on a small one. */
export function Steps({ language, label, steps }: StepsProps) {
  const now = steps.findIndex(step => step.state === 'now')
  const current = steps[now]
  return (
    <nav class="v-steps" aria-label={label}>
      <details class="only-narrow utrecht-accordion">
        <summary>
          {uiTexts(language)('stepOf', { step: now + 1, total: steps.length })}
          {current && `: ${current.title}`}
        </summary>
        <div>
          <StepList language={language} steps={steps} />
        </div>
      </details>
      <div class="only-wide">
        <StepList language={language} steps={steps} />
      </div>
    </nav>
  )
}
