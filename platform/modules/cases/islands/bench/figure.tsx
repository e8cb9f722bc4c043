import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { classNames } from '../../../../kit/ui/types.ts'
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

/** A figure that tells why it is what it is when it is pressed. */
export function FigureButton({ text, question, ask, class: name, children }: FigureButtonProps) {
  return (
    <button type="button" class={classNames('v-figure-button num', name)} onClick={() => ask(question)}>
      <Tinted text={text} />
      {children}
      <span class="vh">, {question.subject}</span>
    </button>
  )
}
