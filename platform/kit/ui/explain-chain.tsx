import type { ComponentChildren } from 'preact'
import type { Language } from '../texts/texts.ts'
import { uiTexts } from './texts.ts'
import { classNames } from './types.ts'

/** How a box follows from the one before it. */
export type ChainOperator = 'times' | 'plus' | 'minus' | 'divide' | 'equals'

/** One figure of the chain with where it comes from. */
export interface ChainLink {
  value: string
  /** What it is, its source and date. */
  explanation: ComponentChildren
  /** Absent for the first box. */
  operator?: ChainOperator | undefined
  tone?: 'loss' | 'gain' | undefined
}

const signs: Record<ChainOperator, string> = {
  times: '×',
  plus: '+',
  minus: '−',
  divide: '÷',
  equals: '=',
}

const words = {
  times: 'operatorTimes',
  plus: 'operatorPlus',
  minus: 'operatorMinus',
  divide: 'operatorDivide',
  equals: 'operatorEquals',
} as const

/** Why this amount: the figures it is made of, with the operators between them. */
export function ExplainChain({ language, links }: { language: Language; links: readonly ChainLink[] }) {
  const t = uiTexts(language)
  return (
    <ol class="v-chain">
      {links.map(({ value, explanation, operator, tone }, index) => (
        <li key={index} class={operator === 'equals' ? 'v-outcome' : undefined}>
          {operator && (
            <>
              <span class="v-chain__operator" aria-hidden="true">
                {signs[operator]}
              </span>
              <span class="vh">{t(words[operator])} </span>
            </>
          )}
          <b class={classNames('num', tone)}>{value}</b>
          <span>{explanation}</span>
        </li>
      ))}
    </ol>
  )
}

interface ExplainPanelProps {
  id: string
  title: string
  /** What is explained: the line and the period. */
  subject: string
  /** Link or button that closes it. */
  close?: ComponentChildren
  children: ComponentChildren
}

/** The drawer at the foot of the lines that holds the chain and where the amount leads to. */
export function ExplainPanel({ id, title, subject, close, children }: ExplainPanelProps) {
  return (
    <section class="v-explain" id={id} aria-labelledby={`${id}-kop`}>
      <header>
        <h2 id={`${id}-kop`}>{title}</h2>
        <span class="small muted">{subject}</span>
        {close && <span>{close}</span>}
      </header>
      {children}
    </section>
  )
}
