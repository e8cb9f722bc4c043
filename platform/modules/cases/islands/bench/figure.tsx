import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { memo } from '../../../../kit/ui/memo.tsx'
import { classNames } from '../../../../kit/ui/types.ts'
import { sameJson } from '../../rules/same-json.ts'
import type { Question } from '../../rules/workbench/trail.ts'
import { tint } from './tint.ts'

/** A figure that is tinted for a moment when it changes; the figure itself changes at once. */
export function Tinted({ text }: { text: string }) {
  const place = useRef<HTMLSpanElement>(null)
  const before = useRef(text)
  useLayoutEffect(() => {
    if (before.current !== text && place.current) tint(place.current)
    before.current = text
  }, [text])
  return <span ref={place}>{text}</span>
}

interface FigureButtonProps {
  text: string
  question: Question
  ask: (question: Question) => void
  class?: string | undefined
  children?: ComponentChildren
}

function FigureButtonView({ text, question, ask, class: name, children }: FigureButtonProps) {
  return (
    <button type="button" class={classNames('v-figure-button num', name)} onClick={() => ask(question)}>
      <Tinted text={text} />
      {children}
      <span class="vh">, {question.subject}</span>
    </button>
  )
}

/** A figure that tells why it is what it is when it is pressed; drawn again when it is another or asks something else. */
export const FigureButton = memo(
  FigureButtonView,
  (before, after) =>
    before.text === after.text &&
    before.class === after.class &&
    before.ask === after.ask &&
    before.children === after.children &&
    sameJson(before.question, after.question),
)
