import { checkShape } from '../case/check-shape.ts'
import { type CaseError, caseError } from '../case/errors.ts'
import { pointerTo } from '../formulas/input-errors.ts'
import { type FundInstance, type FundsPolicy, fundInstanceShape } from './instance-shape.ts'

/** An instance, or every mistake in it. */
export type FundInstanceOutcome =
  | { readonly ok: true; readonly instance: FundInstance }
  | { readonly ok: false; readonly errors: readonly CaseError[] }

/** Reads a document as pots and projects. Reports every mistake of shape at once, then every mistake between fields. */
export function parseFundInstance(input: unknown): FundInstanceOutcome {
  const errors: CaseError[] = []
  checkShape(fundInstanceShape.schema, input, '', errors)
  if (errors.length > 0) return { ok: false, errors }
  const instance = input as FundInstance
  const found = [
    ...yearMistakes(instance),
    ...instance.funds.flatMap((_, index) => fundMistakes(instance, index)),
    ...instance.projects.flatMap((_, index) => projectMistakes(instance, index)),
    ...instance.options.flatMap((_, index) => optionMistakes(instance, index)),
    ...policyMistakes(instance.policy),
  ]
  return found.length > 0 ? { ok: false, errors: found } : { ok: true, instance }
}

function yearMistakes({ years }: FundInstance): CaseError[] {
  return years.flatMap((year, index) => {
    const previous = years[index - 1]
    return previous !== undefined && year <= previous
      ? [caseError(`/years/${index}`, 'JAREN_NIET_OPLOPEND', { year, previous })]
      : []
  })
}

/** Amounts are whole tenths of a million, so that sums stay exact and pots do not leak in the rounding. */
function tenths(pointer: string, amount: number | undefined): CaseError[] {
  if (amount === undefined || Math.abs(amount * 10 - Math.round(amount * 10)) < 1e-6) return []
  return [caseError(pointer, 'BEDRAG_GEEN_TIENDE', { value: amount })]
}

function unknown(pointer: string, names: readonly string[], known: readonly string[]): CaseError[] {
  return names.flatMap((name, index) =>
    known.includes(name)
      ? []
      : [caseError(`${pointer}/${index}`, 'ONBEKENDE_NAAM', { id: name, known: known.join(', ') })],
  )
}

function unknownYear(pointer: string, year: number, { years }: FundInstance): CaseError[] {
  return years.includes(year) ? [] : [caseError(pointer, 'JAAR_BUITEN_LIJST', { year })]
}

function fundMistakes(instance: FundInstance, index: number): CaseError[] {
  const fund = instance.funds[index]!
  const place = `/funds/${index}`
  const budgets = Object.entries(fund.budget).flatMap(([year, amount]) => {
    const pointer = pointerTo(`${place}/budget`, year)
    return [...unknownYear(pointer, Number(year), instance), ...tenths(pointer, amount)]
  })
  return [
    ...budgets,
    ...tenths(`${place}/minGrant`, fund.minGrant),
    ...tenths(`${place}/maxPerProject`, fund.maxPerProject),
    ...unknown(`${place}/purposes`, fund.purposes, instance.categories),
  ]
}

function projectMistakes({ projects }: FundInstance, index: number): CaseError[] {
  const project = projects[index]!
  const place = `/projects/${index}`
  const ids = projects.map(one => one.id)
  const others = (names: readonly string[] = [], field: string) => [
    ...unknown(`${place}/${field}`, names, ids),
    ...names.flatMap((name, at) =>
      name === project.id ? [caseError(`${place}/${field}/${at}`, 'SLUIT_ZICHZELF_UIT', { id: name })] : [],
    ),
  ]
  return [
    ...tenths(`${place}/ownCap`, project.ownCap),
    ...others(project.requires, 'requires'),
    ...others(project.excludes, 'excludes'),
  ]
}

function optionMistakes(instance: FundInstance, index: number): CaseError[] {
  const option = instance.options[index]!
  const place = `/options/${index}`
  const ids = instance.projects.map(one => one.id)
  return [
    ...(ids.includes(option.projectId)
      ? []
      : [caseError(`${place}/projectId`, 'ONBEKENDE_NAAM', { id: option.projectId, known: ids.join(', ') })]),
    ...unknownYear(`${place}/start`, option.start, instance),
    ...option.need.flatMap((need, at) => [
      ...(instance.categories.includes(need.category)
        ? []
        : [
            caseError(`${place}/need/${at}/category`, 'ONBEKENDE_NAAM', {
              id: need.category,
              known: instance.categories.join(', '),
            }),
          ]),
      ...unknownYear(`${place}/need/${at}/year`, need.year, instance),
      ...tenths(`${place}/need/${at}/amount`, need.amount),
    ]),
  ]
}

/** Each kind of fairness and each objective needs fields of its own. */
function policyMistakes({ fairness, objective }: FundsPolicy): CaseError[] {
  const missing = (pointer: string, fields: Readonly<Record<string, unknown>>) =>
    Object.entries(fields).flatMap(([field, value]) =>
      value === undefined ? [caseError(pointerTo(pointer, field), 'VELD_ONTBREEKT', { field })] : [],
    )
  const rules = fairness.flatMap((rule, index) =>
    missing(
      `/policy/fairness/${index}`,
      rule.kind === 'g4Max' ? { share: rule.share } : { measure: rule.measure, min: rule.min },
    ),
  )
  const wanted = {
    weighted: { weights: objective.weights },
    lexicographic: { order: objective.order, eps: objective.eps },
    perEuro: { indicator: objective.indicator },
  }[objective.mode]
  return [...rules, ...missing('/policy/objective', wanted)]
}
