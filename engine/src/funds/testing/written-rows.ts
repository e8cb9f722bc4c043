import type { Column } from '../linear-program.ts'
import type { FundsProgram } from '../program-columns.ts'

/** For tests only: a written program as lines that can be read, `A-2026` for an option, `POT>A 2027` for a payment. */
export interface ReadProgram {
  readonly columns: readonly string[]
  readonly rows: readonly string[]
}

/** Reads a program back; columns that belong to no option, payment or grant are `x1`, `x2` and on. */
export function readProgram(written: FundsProgram, years: readonly number[]): ReadProgram {
  const names = new Map<number, string>()
  for (const { project, options, own } of written.projects) {
    options.forEach((column, place) => void names.set(column, project.options[place]!.option.id))
    own.forEach((column, place) => void names.set(column, `own ${project.project.id} ${years[place]}`))
  }
  for (const { pair, paid, granted, pays } of written.pairs) {
    const name = `${pair.fund.id}>${pair.project.project.id}`
    for (const [place, column] of paid) names.set(column, `${name} ${years[place]}`)
    for (const [category, column] of granted) names.set(column, `${name} ${category}`)
    if (pays !== undefined) names.set(pays, name)
  }
  const { columns, rows } = written.desk.program
  let others = 0
  const nameOf = columns.map((_, column) => names.get(column) ?? `x${++others}`)
  const side = (lower: number, upper: number): string => {
    if (lower === upper) return `= ${lower}`
    return Number.isFinite(upper) ? `<= ${upper}` : `>= ${lower}`
  }
  return {
    columns: columns.map(
      ({ cost, lower, upper, isWhole }: Column, at) =>
        `${nameOf[at]}: ${lower} to ${upper}${isWhole ? ' whole' : ''}${cost === 0 ? '' : ` at ${cost}`}`,
    ),
    rows: rows.map(({ lower, upper, entries }, at) => {
      const sum = entries.map(([column, value]) => `${value} ${nameOf[column]}`).join(' + ')
      const { rule, ...of } = written.desk.tags[at]!
      const why = rule === 'structure' ? '' : ` (${[rule, ...Object.values(of)].join(' ')})`
      return `${sum} ${side(lower, upper)}${why}`
    }),
  }
}
