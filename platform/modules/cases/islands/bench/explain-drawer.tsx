import type { Case, Explanation, ExplanationInput } from '@versneller/engine'
import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { readFigure, writeFigure } from '../../../../kit/texts/figures.ts'
import {
  Button,
  type ChainLink,
  type ChainOperator,
  ExplainChain,
  ExplainPanel,
} from '../../../../kit/ui/index.ts'
import { withHiddenPart } from '../../rules/hidden-part.ts'
import { stablePath, valueAt } from '../../rules/workbench/change-case.ts'
import { itemOfFigures } from '../../rules/workbench/item-page.ts'
import { answerTo, inputsToShow, type Question } from '../../rules/workbench/trail.ts'
import type { WorkbenchProps } from '../../workbench-contract.ts'
import { hiddenWords } from './hidden-marks.tsx'
import type { Bench } from './use-workbench.ts'
import { labelOf, type View } from './view.ts'

interface Props {
  props: WorkbenchProps
  bench: Bench
  view: View
  trail: readonly Question[]
  setTrail: (trail: readonly Question[]) => void
}

/** Boxes that fit beside each other. */
const mostBoxes = 4

const operators: Record<ExplanationInput['operator'], ChainOperator | undefined> = {
  '+': 'plus',
  '-': 'minus',
  '×': 'times',
  '÷': 'divide',
  of: undefined,
}

type Valued = Pick<ExplanationInput, 'value' | 'unit'>

/** A figure with its unit, as exact as a person reads. */
function figureText({ value, unit }: Valued, { format, t }: View): string {
  if (value === null) return t('workbenchNone')
  switch (unit) {
    case 'eur':
      return Math.abs(value) >= 1e5 ? format.moneyMillion(value, { decimals: 3 }) : format.money(value)
    case 'eur-per-unit':
      return format.money(value, { decimals: value % 1 === 0 ? 0 : 2 })
    case 'rate':
    case 'share':
      return format.percent(value, { decimals: value * 1000 === Math.round(value * 1000) ? 1 : 3 })
    case 'factor':
      return format.number(value, { decimals: 6 })
    case 't':
      return `t ${format.number(value)}`
    default:
      return format.number(value, { decimals: value % 1 === 0 ? 0 : 2 })
  }
}

function toneOfFigure({ value, unit }: Valued): 'loss' | undefined {
  return unit === 'eur' && value !== null && value < 0 ? 'loss' : undefined
}

interface InputLabelProps {
  input: ExplanationInput
  caseFile: Case
  view: View
  open: (question: Question) => void
}

/** The name of an input: a step deeper when there is more to tell. */
function InputLabel({ input, caseFile, view, open }: InputLabelProps): ComponentChildren {
  const { pointer } = input
  const label = labelOf(input.label, caseFile, view)
  if (pointer === null) return label
  return (
    <button
      type="button"
      class="v-figure-button"
      onClick={() => open({ subject: label, pointers: [pointer], sign: 1 })}
    >
      {label}
    </button>
  )
}

interface Chained {
  view: View
  caseFile: Case
  /** -1 where the grid shows the figure below zero: it goes out. */
  sign: number
  open: (question: Question) => void
}

function linksOf(explanation: Explanation, { view, caseFile, sign, open }: Chained): ChainLink[] {
  const shown = inputsToShow(explanation, mostBoxes)
  const links = shown.map((input, index): ChainLink => {
    const operator = operators[input.operator]
    // The first box says its own sign; only a minus before it is worth a word.
    const isShown = index > 0 || operator === 'minus'
    return {
      value: figureText(input, view),
      explanation: <InputLabel input={input} caseFile={caseFile} view={view} open={open} />,
      operator: isShown ? operator : undefined,
      tone: toneOfFigure(input),
    }
  })
  const outcome: ChainLink = {
    value: figureText(explanation, view),
    explanation:
      labelOf(explanation.label, caseFile, view) + (sign < 0 ? `. ${view.t('workbenchPaidOut')}` : ''),
    operator: links.length > 0 ? 'equals' : undefined,
    tone: toneOfFigure(explanation),
  }
  const left = explanation.inputs.length - shown.length
  if (left === 0) return [...links, outcome]
  const more: ChainLink = {
    value: `+ ${left}`,
    explanation: view.t('workbenchMoreInputs', { count: left }),
  }
  return [...links, more, outcome]
}

function AllInputs({
  explanation,
  view,
  caseFile,
  open,
}: { explanation: Explanation } & Omit<Chained, 'sign'>) {
  if (explanation.inputs.length <= mostBoxes) return null
  return (
    <details class="small">
      <summary>{view.t('workbenchAllInputs', { count: explanation.inputs.length })}</summary>
      <ul class="plain v-explain-inputs">
        {explanation.inputs.map((input, index) => (
          <li key={input.pointer ?? index}>
            <InputLabel input={input} caseFile={caseFile} view={view} open={open} />
            <span class="num">
              {input.operator === 'of' ? '' : input.operator} {figureText(input, view)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** A number that stands in the case can be changed where it is explained. */
function GivenField({
  explanation,
  bench,
  view,
  mayEdit,
}: {
  explanation: Explanation
  bench: Bench
  view: View
  mayEdit: boolean
}) {
  const field = useRef<HTMLInputElement>(null)
  const { caseFile } = bench.workedOut
  const path = stablePath(caseFile, explanation.pointer.replace(/^\/case/, ''))
  const value = valueAt(caseFile, path)
  if (!mayEdit || explanation.operation !== 'given' || typeof value !== 'number') return null
  if (!explanation.pointer.startsWith('/case/')) return null
  const isShare = explanation.unit === 'rate' || explanation.unit === 'share'
  const scale = isShare ? 100 : 1
  const change = (event: SubmitEvent) => {
    event.preventDefault()
    const typed = readFigure(field.current?.value ?? '', view.language)
    if (typed !== undefined && typed / scale !== value) bench.perform([{ path, value: typed / scale }])
  }
  return (
    <form class="v-given" onSubmit={change}>
      <label for="gegeven">{view.t(isShare ? 'workbenchGivenPercent' : 'workbenchGiven')}</label>
      <input
        id="gegeven"
        ref={field}
        key={`${path} ${value}`}
        class="utrecht-textbox"
        inputMode="decimal"
        autocomplete="off"
        defaultValue={writeFigure(value * scale, view.language, 8)}
      />
      <Button kind="secondary">{view.t('workbenchChange')}</Button>
    </form>
  )
}

function Source({ explanation, view }: { explanation: Explanation; view: View }) {
  const { source, note } = explanation
  if (!source && !note) return null
  return (
    <p class="small v-explain-source">
      {note && <span>{note[view.language]} </span>}
      {source && (
        <span>
          <b>{view.t('workbenchSource')}</b> {source.text}{' '}
          {source.url && <a href={source.url}>{view.t('workbenchSourceLink')}</a>}
        </span>
      )}
    </p>
  )
}

function Trail({ trail, setTrail, view }: Pick<Props, 'trail' | 'setTrail' | 'view'>) {
  if (trail.length < 2) return null
  return (
    <nav aria-label={view.t('workbenchTrail')}>
      <ol class="plain v-explain-trail small">
        {trail.map((question, index) =>
          index === trail.length - 1 ? (
            <li key={question.subject} aria-current="step">
              {question.subject}
            </li>
          ) : (
            <li key={question.subject}>
              <button
                type="button"
                class="v-figure-button"
                onClick={() => setTrail(trail.slice(0, index + 1))}
              >
                {question.subject}
              </button>
            </li>
          ),
        )}
      </ol>
    </nav>
  )
}

/** The way to all fields of what is explained: VAT, what moves it in risk, its source, who sees it. */
function ItemLink({ props, bench, view, question }: Props & { question: Question }) {
  const item = itemOfFigures(bench.workedOut.caseFile, question.pointers)
  if (!item) return null
  return (
    <p class="small">
      <a href={`${props.addresses[item.kind]}/${item.id}`}>{view.t(itemWords[item.kind])}</a>
    </p>
  )
}

const itemWords = {
  line: 'workbenchAllOfLine',
  row: 'workbenchAllOfRow',
  clause: 'workbenchAllOfClause',
} as const

function pageAddress({ props, bench }: Props, pointer: string): string {
  const query = new URLSearchParams({ pointer })
  if (bench.variantId !== undefined) query.set('variant', bench.variantId)
  return `${props.addresses.explain}?${query}`
}

/** Why this amount: the figures it is made of, each a step deeper, down to its source. */
export function ExplainDrawer(given: Props) {
  const { props, bench, view, trail, setTrail } = given
  const { t } = view
  const question = trail.at(-1)
  if (!question) return null
  const { caseFile } = bench.workedOut
  const answer = answerTo(bench.workedOut.explainer(), question)
  const explanation = answer && withHiddenPart(answer, view.withheld, hiddenWords())
  const open = (next: Question) => setTrail([...trail, next])
  const mayEdit = props.permissions.mayEditAll && props.state === 'draft'
  return (
    <ExplainPanel
      id="waarom"
      title={t('workbenchWhyThis')}
      subject={question.subject}
      close={
        <Button kind="subtle" type="button" icon="close" onClick={() => setTrail([])}>
          {t('workbenchCloseWhy')}
        </Button>
      }
    >
      <Trail {...given} />
      {explanation ? (
        <>
          <ExplainChain
            language={view.language}
            links={linksOf(explanation, { view, caseFile, sign: question.sign, open })}
          />
          <AllInputs explanation={explanation} view={view} caseFile={caseFile} open={open} />
          <GivenField explanation={explanation} bench={bench} view={view} mayEdit={mayEdit} />
          <Source explanation={explanation} view={view} />
          <ItemLink {...given} question={question} />
          <p class="small muted">
            <a href={pageAddress(given, explanation.pointer)}>{t('workbenchWhyPage')}</a>
          </p>
        </>
      ) : (
        <p>{t('workbenchNoWhy')}</p>
      )}
    </ExplainPanel>
  )
}
