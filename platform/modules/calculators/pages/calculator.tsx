import { describeFormula, type Formula, type FormulaAnswer } from '@versneller/engine'
import { href } from '../../../kit/http/address.ts'
import type { FormState, PageView } from '../../../kit/http/route.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { upperFirst } from '../../../kit/texts/upper-first.ts'
import {
  Actions,
  Button,
  DataTable,
  ExportLinks,
  Form,
  HelpPanel,
  LinkButton,
  PageTitle,
  Panel,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { calculatorTexts } from '../texts.ts'
import { figureText } from './figure-text.ts'
import { FormulaField } from './formula-field.tsx'
import { Result } from './result.tsx'

/** What a calculator page gets. */
export interface CalculatorData {
  formula: Formula
  /** What stands in the fields, and what is wrong with it. */
  form: FormState
  /** The inputs as the formula reads them. */
  inputs: Readonly<Record<string, unknown>>
  /** Absent when something is wrong with the inputs. */
  answer: FormulaAnswer | undefined
  /** Nothing was typed yet: the worked example stands in the fields. */
  isExample: boolean
}

interface PartProps {
  data: CalculatorData
  language: Language
}

/** Fill in, see the answer with its steps, share the address. */
export function CalculatorPage({ data, context: { language } }: PageView<CalculatorData>) {
  const { formula } = data
  return (
    <div class="wrap section tight stack-l">
      <PageTitle title={upperFirst(formula.term[language])} purpose={formula.words[language]} />
      <div class="g2">
        <Inputs data={data} language={language} />
        <Outcome data={data} language={language} />
      </div>
      <Background data={data} language={language} />
    </div>
  )
}

function Inputs({ data, language }: PartProps) {
  const t = calculatorTexts(language)
  const { formula, form } = data
  return (
    <Form
      language={language}
      method="get"
      action={href(links.calculator, { naam: formula.name })}
      form={form}
    >
      <h2>{t('inputs')}</h2>
      {data.isExample && <p class="small muted">{t('isExample')}</p>}
      {Object.entries(formula.inputs).map(([name, input]) => (
        <FormulaField key={name} name={name} input={input} form={form} language={language} />
      ))}
      <Actions>
        <Button>{t('calculate')}</Button>
        <LinkButton kind="subtle" href={href(links.calculator, { naam: formula.name })}>
          {t('backToExample')}
        </LinkButton>
      </Actions>
    </Form>
  )
}

/** The names of the figures of the result. */
function resultLabels({ result }: Formula, language: Language): ReadonlySet<string> {
  const figures = 'fields' in result ? Object.values(result.fields) : [result]
  return new Set(figures.map(figure => figure.about[language]))
}

function Outcome({ data, language }: PartProps) {
  const t = calculatorTexts(language)
  const { formula, answer } = data
  if (!answer) return <p class="muted">{t('mendFirst')}</p>
  const told = resultLabels(formula, language)
  const all = 'steps' in answer ? answer.steps : []
  // Where the only steps are the figures of the result, the result says it all.
  const steps = all.some(step => !told.has(step.label[language])) ? all : []
  return (
    <div class="stack">
      <Panel id="uitkomst" title={t('result')} aside={data.isExample ? t('ofExample') : undefined}>
        <Result formula={describeFormula(formula)} answer={answer} language={language} />
      </Panel>
      {steps.length > 0 && (
        <div class="stack-s">
          <h2 id="stappen-kop">{t('steps')}</h2>
          <DataTable
            id="stappen"
            caption={t('steps')}
            isCaptionHidden
            rows={steps.map((step, place) => ({ ...step, place }))}
            rowKey={step => String(step.place)}
            columns={[
              { key: 'step', head: t('step'), cell: step => upperFirst(step.label[language]) },
              {
                key: 'value',
                head: t('value'),
                align: 'end',
                cell: step => <span class="num">{figureText(step.value, step.unit, language)}</span>,
              },
            ]}
          />
        </div>
      )}
    </div>
  )
}

/** Where the formula comes from, and how to repeat the calculation elsewhere. */
function Background({ data, language }: PartProps) {
  const t = calculatorTexts(language)
  const { formula, form } = data
  const typed = data.isExample ? {} : (form.values as Record<string, string>)
  return (
    <section class="stack-s" aria-labelledby="bron-kop">
      <h2 id="bron-kop">{t('source')}</h2>
      <p class="measure">{formula.source[language]}</p>
      {data.answer && (
        <ExportLinks
          language={language}
          links={[{ format: 'json', href: href(links.answer, { naam: formula.name }, typed) }]}
        />
      )}
      <HelpPanel language={language} title={t('elsewhere')}>
        <p>{t('shareText')}</p>
        <p>{t('commandText')}</p>
        <pre>
          <code>{`npx versneller calc ${formula.name} - <<'EOF'\n${JSON.stringify({ inputs: data.inputs })}\nEOF`}</code>
        </pre>
      </HelpPanel>
    </section>
  )
}
