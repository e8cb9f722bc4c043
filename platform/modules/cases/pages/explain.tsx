import type { Explanation, FigureUnit } from '@versneller/engine'
import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { type Column, DataTable, Panel } from '../../../kit/ui/index.ts'
import { hiddenWords } from '../islands/bench/hidden-marks.tsx'
import { links } from '../links.ts'
import { hiddenPart, withHiddenPart } from '../rules/hidden-part.ts'
import type { Withheld } from '../workbench-contract.ts'
import { type CaseHead, CasePage } from './case-page.tsx'
import { say } from './say.ts'

/** Why one figure of a case is what it is. */
export interface ExplainData {
  head: CaseHead
  variantId: string | undefined
  /** Of the visible lines; undefined when this reader sees no such figure. */
  explanation: Explanation | undefined
}

/** A figure in its unit; no answer in words. */
function shown(value: number | null, unit: FigureUnit, language: Language): string {
  const { money, number, percent } = formats(language)
  if (value === null || !Number.isFinite(value)) return say(language)('noAnswer')
  if (unit === 'eur' || unit === 'eur-per-unit') return money(value, { decimals: 2 })
  if (unit === 'rate' || unit === 'share') return percent(value, { decimals: 2 })
  if (unit === 't') return number(value)
  return number(value, { decimals: Number.isInteger(value) ? 0 : 6 })
}

type Input = Explanation['inputs'][number]

function Inputs({
  data,
  explanation,
  language,
}: {
  data: ExplainData
  explanation: Explanation
  language: Language
}) {
  const t = say(language)
  const columns: Column<Input>[] = [
    {
      key: 'label',
      head: t('figure'),
      cell: input =>
        input.pointer === null ? (
          input.label[language]
        ) : (
          <a
            href={href(
              links.explain,
              { id: data.head.id },
              { pointer: input.pointer, variant: data.variantId },
            )}
          >
            {input.label[language]}
          </a>
        ),
    },
    { key: 'operator', head: t('operator'), cell: input => (input.operator === 'of' ? '–' : input.operator) },
    { key: 'value', head: t('value'), align: 'end', cell: input => shown(input.value, input.unit, language) },
  ]
  return (
    <DataTable
      id="invoer"
      caption={t('explainInputs')}
      columns={columns}
      rows={explanation.inputs}
      rowKey={input => `${explanation.inputs.indexOf(input)}`}
      empty={<p>{t('explainGiven')}</p>}
    />
  )
}

/** An explanation with what may be told of hidden lines in it. */
export const explanationFor = (explanation: Explanation, withheld: Withheld): Explanation =>
  withHiddenPart(explanation, withheld, hiddenWords())

/** The chain of one figure: its formula with numbers, and its inputs, each a link further down to the source. */
export function ExplainPage({ data, context }: PageView<ExplainData>) {
  const { language } = context
  const t = say(language)
  const { head, variantId } = data
  const explanation = data.explanation && explanationFor(data.explanation, head.withheld)
  const isOfBase = explanation && variantId && hiddenPart(head.withheld, explanation.pointer).kind === 'total'
  return (
    <CasePage
      head={head}
      current="overview"
      context={context}
      title={t('explainTitle')}
      purpose={t('explainLead')}
    >
      {explanation === undefined ? (
        <p>{t('explainNothing')}</p>
      ) : (
        <Panel id="uitleg" title={explanation.label[language]} aside={data.variantId}>
          <p>
            <b class="num">{shown(explanation.value, explanation.unit, language)}</b>
          </p>
          <p>{explanation.formula[language]}</p>
          {isOfBase && <p class="small muted">{t('hiddenOfBase')}</p>}
          {explanation.note && <p>{explanation.note[language]}</p>}
          {explanation.source && (
            <p>
              {t('source')}: {explanation.source.text}
              {explanation.source.url && (
                <>
                  {' '}
                  <a href={explanation.source.url} rel="noreferrer">
                    {explanation.source.url}
                  </a>
                </>
              )}
            </p>
          )}
          <Inputs data={data} explanation={explanation} language={language} />
        </Panel>
      )}
      <p>
        <a href={href(links.overview, { id: head.id }, { variant: data.variantId })}>{t('toOverview')}</a>
      </p>
    </CasePage>
  )
}
