import { type RuleOutcome, type RuleStatus, testRules } from '@versneller/engine'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { upperFirst } from '../../../kit/texts/upper-first.ts'
import { inUnit, parameterValue, ruleOrder } from '../pages/rules.tsx'
import { say } from '../pages/say.ts'
import type { Reported } from './subject.ts'
import { sayReport } from './words.ts'

/** One rule in words. */
export interface ReportRule {
  name: string
  status: RuleStatus
  statusWord: string
  motivation: string
  /** Label and value. */
  figures: readonly (readonly [string, string])[]
  source: string
  parameters: readonly string[]
}

/** The rules of public money in words: those with a subject, those without, and how sure their figures are. */
export interface ReportRules {
  rules: readonly ReportRule[]
  without: readonly { name: string; motivation: string }[]
  /** What holds for all of them. */
  notes: readonly string[]
}

function parameterWords(one: RuleOutcome['parameters'][number], language: Language): string {
  const words = sayReport(language)('ruleParameter', {
    name: one.name,
    value: parameterValue(one, language),
    day: formats(language).date(one.validFrom),
    source: one.source,
  })
  return one.verified ? words : `${words} (${say(language)('notVerified')})`
}

function ruleWords(rule: RuleOutcome, language: Language): ReportRule {
  const figures = [...rule.figures, ...(rule.margin ? [rule.margin] : [])]
  return {
    name: rule.name[language],
    status: rule.status,
    statusWord: say(language)(`rule_${rule.status}`),
    motivation: rule.motivation[language],
    figures: figures.map(figure => [upperFirst(figure.label[language]), inUnit(figure, language)]),
    source: sayReport(language)('ruleBasis', { source: rule.source[language] }),
    parameters: rule.parameters.map(one => parameterWords(one, language)),
  }
}

/** Tests the case of this reader. */
export function reportRules({ under, withheld, language }: Reported): ReportRules {
  const t = say(language)
  const tested = testRules(under)
  const sorted = tested.rules.toSorted(
    (one, other) => ruleOrder.indexOf(one.status) - ruleOrder.indexOf(other.status),
  )
  const count = (status: RuleStatus) => sorted.filter(rule => rule.status === status).length
  const unread = new Set(
    sorted.flatMap(rule => rule.parameters.flatMap(one => (one.verified ? [] : [one.name]))),
  ).size
  return {
    rules: sorted.filter(rule => rule.status !== 'not-applicable').map(rule => ruleWords(rule, language)),
    without: sorted
      .filter(rule => rule.status === 'not-applicable')
      .map(rule => ({ name: rule.name[language], motivation: rule.motivation[language] })),
    notes: [
      ...(withheld.lineCount > 0 ? [t('rulesOfVisible')] : []),
      t('rulesCount', { notMet: count('not-met'), attention: count('attention'), met: count('met') }),
      t('rulesBasis', { day: formats(language).date(tested.validOn) }),
      ...(unread > 0 ? [sayReport(language)('rulesUnread', { count: unread })] : []),
    ],
  }
}
