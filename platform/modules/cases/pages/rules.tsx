import type { RuleFigure, RuleOutcome, RuleStatus, TestedRules } from '@versneller/engine'
import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import { inLanguage, type Language } from '../../../kit/texts/texts.ts'
import { upperFirst } from '../../../kit/texts/upper-first.ts'
import { Alert, DataTable, KeyFigures, Segments, StatusBadge, type Tone } from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { type CaseHead, CasePage } from './case-page.tsx'
import { say } from './say.ts'

/** A case tested against the rules, as one reader sees it. */
export interface RulesData {
  head: CaseHead
  tested: TestedRules
  variantId: string | undefined
  /** Names of the variants of the case, by their id. */
  variants: readonly { id: string; name: { nl: string; en?: string | undefined } }[]
}

const tones: Record<RuleStatus, Tone> = {
  met: 'ok',
  'not-met': 'err',
  attention: 'warn',
  'not-applicable': 'neutral',
}

/** What is broken first, then what asks for a reason, then what is met; what has no object last. */
export const ruleOrder: readonly RuleStatus[] = ['not-met', 'attention', 'met', 'not-applicable']

/** A text that begins with a capital. */

/** A figure of a rule in its unit. */
export function inUnit({ value, unit }: RuleFigure, language: Language): string {
  const { money, number, percent } = formats(language)
  if (unit === 'EUR') return money(value)
  if (unit === 'share') return percent(value, { decimals: 1 })
  const text = number(value, { decimals: Number.isInteger(value) ? 0 : 2 })
  return unit === 'years' ? `${text} ${say(language)('yearsUnit')}` : text
}

/** Every rule with its outcome, its reason, its figures and its source. */
export function RulesPage({ data, context }: PageView<RulesData>) {
  const { language } = context
  const t = say(language)
  const { head, tested, variantId } = data
  const sorted = tested.rules.toSorted(
    (one, other) => ruleOrder.indexOf(one.status) - ruleOrder.indexOf(other.status),
  )
  const count = (status: RuleStatus) => sorted.filter(rule => rule.status === status).length
  const address = (variant?: string) => href(links.rules, { id: head.id }, { variant })
  return (
    <CasePage
      head={head}
      current="rules"
      context={context}
      title={t('rulesTitle')}
      purpose={t('rulesPurpose')}
    >
      {data.variants.length > 0 && (
        <Segments
          label={t('variant')}
          tabs={[
            { href: address(), label: t('base'), isCurrent: variantId === undefined },
            ...data.variants.map(({ id, name }) => ({
              href: address(id),
              label: inLanguage(name, language),
              isCurrent: id === variantId,
            })),
          ]}
        />
      )}
      {head.withheld.lineCount > 0 && <Alert kind="warning">{t('rulesOfVisible')}</Alert>}
      <p role="status">
        {t('rulesCount', {
          notMet: count('not-met'),
          attention: count('attention'),
          met: count('met'),
        })}
      </p>
      {sorted
        .filter(rule => rule.status !== 'not-applicable')
        .map(rule => (
          <Rule key={rule.id} rule={rule} language={language} />
        ))}
      <Without rules={sorted.filter(rule => rule.status === 'not-applicable')} language={language} />
      <p class="small muted">{t('rulesBasis', { day: formats(language).date(tested.validOn) })}</p>
    </CasePage>
  )
}

function Rule({ rule, language }: { rule: RuleOutcome; language: Language }) {
  const t = say(language)
  const figures = [...rule.figures, ...(rule.margin ? [rule.margin] : [])]
  return (
    <section class="v-panel" id={rule.id} aria-labelledby={`${rule.id}-kop`}>
      <header>
        <h2 id={`${rule.id}-kop`}>{rule.name[language]}</h2>
        <StatusBadge tone={tones[rule.status]}>{t(`rule_${rule.status}`)}</StatusBadge>
      </header>
      <div class="v-panel__body stack-s">
        <p class="measure">{rule.motivation[language]}</p>
        {figures.length > 0 && (
          <KeyFigures
            figures={figures.map(figure => ({
              label: upperFirst(figure.label[language]),
              value: inUnit(figure, language),
            }))}
          />
        )}
        <details>
          <summary>{t('ruleSource')}</summary>
          <p class="small measure">{rule.source[language]}</p>
          <Parameters rule={rule} language={language} />
        </details>
      </div>
    </section>
  )
}

/** The rules that have no object in this case, each with the reason. */
function Without({ rules, language }: { rules: readonly RuleOutcome[]; language: Language }) {
  const t = say(language)
  if (rules.length === 0) return null
  return (
    <div class="stack-s">
      <h2 id="zonder-kop">{t('rule_not-applicable')}</h2>
      <DataTable
        id="zonder"
        caption={t('rule_not-applicable')}
        isCaptionHidden
        rows={rules}
        rowKey={rule => rule.id}
        columns={[
          { key: 'rule', head: t('ruleName'), cell: rule => rule.name[language] },
          { key: 'why', head: t('reason'), cell: rule => rule.motivation[language] },
        ]}
      />
    </div>
  )
}

/** The value of a dated figure behind a rule. */
export function parameterValue(
  { value, unit }: RuleOutcome['parameters'][number],
  language: Language,
): string {
  const { money, number, percent } = formats(language)
  if (/^(share|rate)/.test(unit)) return percent(value, { decimals: 2 })
  if (unit.startsWith('EUR')) return money(value)
  return number(value, { decimals: Number.isInteger(value) ? 0 : 2 })
}

/** The dated figures behind a rule; what nobody read in its source says so. */
function Parameters({ rule, language }: { rule: RuleOutcome; language: Language }) {
  const t = say(language)
  if (rule.parameters.length === 0) return null
  return (
    <DataTable
      id={`${rule.id}-kengetallen`}
      caption={t('ruleParameters')}
      rows={rule.parameters}
      rowKey={parameter => parameter.name}
      columns={[
        { key: 'name', head: t('parameterName'), cell: parameter => <code>{parameter.name}</code> },
        {
          key: 'value',
          head: t('parameterValue'),
          align: 'end',
          cell: parameter => <span class="num">{parameterValue(parameter, language)}</span>,
        },
        { key: 'from', head: t('validFrom'), cell: parameter => formats(language).date(parameter.validFrom) },
        {
          key: 'source',
          head: t('tab_bronnen'),
          cell: parameter => (
            <>
              {parameter.source}
              {!parameter.verified && <span class="sub">{t('notVerified')}</span>}
            </>
          ),
        },
      ]}
    />
  )
}
