import type { RiskAnswer } from '@versneller/engine'
import { useRef, useState } from 'preact/hooks'
import { Button } from '../../../../../kit/ui/index.ts'
import { memo } from '../../../../../kit/ui/memo.tsx'
import type { RiskState } from './risk-desk.ts'
import { writeSettings } from './scenarios.ts'
import { riskTexts } from './texts.ts'
import { type RiskProps, useRisk } from './use-risk.ts'

/** So much of a hash stands in an address and on the page: enough that no two outcomes share it by chance. */
const markLength = 16

const markOf = ({ resultHash }: RiskAnswer): string => resultHash.slice(0, markLength)

/** The marks of what is shown: of the distribution and, where there is one, of the crisis; undefined while one is awaited. */
function marksOf({ now, crisis, settings }: RiskState): string | undefined {
  if (!now.answer || (settings.crisisYear !== undefined && !crisis.answer)) return undefined
  return [now.answer, ...(crisis.answer ? [crisis.answer] : [])].map(markOf).join('-')
}

/** The page with everything by which the outcome can be worked out again, and the marks that it must have. */
function linkOf({ settings }: RiskState, variantId: string | undefined, marks: string): string {
  const url = new URL(location.pathname, location.origin)
  if (variantId !== undefined) url.searchParams.set('variant', variantId)
  for (const [name, value] of writeSettings(settings)) url.searchParams.set(name, value)
  url.searchParams.set('uitkomst', marks)
  return url.href
}

interface ShareProps extends RiskProps {
  variantId: string | undefined
  /** The marks of a link that was opened. */
  expected: string | undefined
}

function ShareView({ desk, view, variantId, expected }: ShareProps) {
  const state = useRisk(desk, ({ now, crisis, settings: own }) => [now.answer, crisis.answer, own])
  const [isCopied, setCopied] = useState(false)
  const t = riskTexts(view.language)
  const marks = marksOf(state)
  // What came first is what the link asked for; later outcomes are of what was changed since.
  const first = useRef(marks)
  first.current ??= marks
  const { answer } = state.now
  return (
    <section class="v-share" aria-labelledby="deel-kop">
      <h2 id="deel-kop">{t('shareTitle')}</h2>
      <p class="small muted">{t('shareTold')}</p>
      {answer && marks !== undefined ? (
        <>
          <p class="small">
            {t('shareRecord', {
              trials: view.format.number(answer.trials),
              seed: String(answer.seed),
              engine: answer.engine,
            })}{' '}
            <code>{marks}</code>
          </p>
          <p>
            <label for="deel-link" class="vh">
              {t('shareLink')}
            </label>
            <input
              id="deel-link"
              class="utrecht-textbox"
              readOnly
              value={linkOf(state, variantId, marks)}
              onFocus={event => event.currentTarget.select()}
            />
          </p>
          <Button
            kind="secondary"
            type="button"
            onClick={() => {
              navigator.clipboard.writeText(linkOf(state, variantId, marks)).then(
                () => setCopied(true),
                () => document.getElementById('deel-link')?.focus(),
              )
            }}
          >
            {t('shareCopy')}
          </Button>
        </>
      ) : (
        <p class="small">{t('shareWait')}</p>
      )}
      <p role="status" class="small">
        {isCopied && t('shareCopied')}
        {expected !== undefined && marks !== undefined && marks === first.current && (
          <b>{t(expected === marks ? 'sameHash' : 'otherHash')}</b>
        )}
      </p>
    </section>
  )
}

/** A link by which somebody else works out the same bits, and whether this page did so itself. */
export const Share = memo(
  ShareView,
  (a, b) =>
    a.desk === b.desk && a.view === b.view && a.variantId === b.variantId && a.expected === b.expected,
)
