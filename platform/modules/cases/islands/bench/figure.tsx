import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { classNames } from '../../../../kit/ui/types.ts'
import type { Question } from '../../rules/workbench/trail.ts'

/** A figure that is tinted for a moment when it changes; the figure itself changes at once. */
export function Tinted({ text }: { text: string }) {
  const seen = useRef({ text, changes: 0 })
  if (seen.current.text !== text) seen.current = { text, changes: seen.current.changes + 1 }
  const { changes } = seen.current
  return (
    <span key={changes} class={changes > 0 ? 'v-cell-changed' : undefined}>
      {text}
    </span>
  )
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
