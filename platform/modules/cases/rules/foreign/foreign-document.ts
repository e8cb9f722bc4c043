import { type AccountTarget, BOOK_VALUE, labelKey, SKIPPED } from './mapping.ts'
import { proposedAccount } from './propose-account.ts'
import type { ForeignLine } from './read-lines.ts'

/** A label with what it holds, and the account that is chosen or proposed for it. */
export interface LabelledSum {
  label: string
  side: 'cost' | 'revenue'
  totalEur: number
  /** Undefined when nobody chose and the words tell nothing. */
  target: AccountTarget | undefined
}

/** Key of a label in the mapping of accounts: the same word may stand on both sides. */
export const accountKey = (label: string, side: 'cost' | 'revenue') => `${side} ${labelKey(label)}`

/** The labels of the lines, each once, in the order of the workbook. */
export function labelsOf(
  lines: readonly ForeignLine[],
  chosen: Readonly<Record<string, AccountTarget>>,
): LabelledSum[] {
  const sums = new Map<string, LabelledSum>()
  for (const { label, side, byYear } of lines) {
    const key = accountKey(label, side)
    const known = sums.get(key)
    const target = chosen[key] ?? proposedAccount(label, side)
    const sum = known ?? { label, side, totalEur: 0, target }
    sum.totalEur += [...byYear.values()].reduce((total, eur) => total + eur, 0)
    sums.set(key, sum)
  }
  return [...sums.values()]
}

/** What of the case is no line. */
export interface ForeignAsked {
  name: string
  /** Where it comes from, for the sources of the case. */
  fileName: string
  /** ISO day. */
  day: string
  interestRate: number
}

const idOf = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 50) || 'regel'

/** Gives ids that are all different; it counts on from the last one, since thousands may have one name. */
class Ids {
  readonly #taken = new Set<string>()
  readonly #lastNumber = new Map<string, number>()

  idFor(text: string): string {
    const base = idOf(text)
    let number = this.#lastNumber.get(base) ?? 0
    let id: string
    do {
      number += 1
      id = number === 1 ? base : `${base}-${number}`
    } while (this.#taken.has(id))
    this.#lastNumber.set(base, number)
    this.#taken.add(id)
    return id
  }
}

const rounded = (eur: number) => Math.round(eur * 100) / 100

/** First and last year in which anything stands; undefined when nothing does. */
function yearsOfLines(lines: readonly ForeignLine[]): { first: number; last: number } | undefined {
  const years = new Set(
    lines.flatMap(({ byYear }) => [...byYear].flatMap(([year, eur]) => (eur === 0 ? [] : [year]))),
  )
  return years.size === 0 ? undefined : { first: Math.min(...years), last: Math.max(...years) }
}

/** The amounts of one direction as a series of the case: positive, by period. */
function seriesOf(byYear: ReadonlyMap<number, number>, first: number, sign: 1 | -1): Record<string, number> {
  return Object.fromEntries(
    [...byYear]
      .map(([year, eur]) => [String(year - first + 1), rounded(eur * sign)] as const)
      .filter(([, eur]) => eur > 0)
      .toSorted(([one], [other]) => Number(one) - Number(other)),
  )
}

/**
 * The case document of what was read: a municipality that pays costs to outside and gets revenues from it. An amount the
 * other way round is a line of its own. Undefined when nothing stands in it.
 */
export function foreignDocument(
  lines: readonly ForeignLine[],
  accounts: Readonly<Record<string, AccountTarget>>,
  asked: ForeignAsked,
): Record<string, unknown> | undefined {
  const targetOf = ({ label, side }: ForeignLine) =>
    accounts[accountKey(label, side)] ?? proposedAccount(label, side) ?? SKIPPED
  const ids = new Ids()
  const kept = lines.filter(line => ![SKIPPED, BOOK_VALUE].includes(targetOf(line)))
  const years = yearsOfLines(kept)
  if (!years) return undefined
  const bookValueEur = lines
    .filter(line => targetOf(line) === BOOK_VALUE)
    .reduce((sum, { side, byYear }) => {
      const eur = [...byYear.values()].reduce((total, one) => total + one, 0)
      return sum + (side === 'cost' ? eur : -eur)
    }, 0)
  const day = `${years.first}-01-01`
  return {
    format: 'versneller-case/1',
    id: idOf(asked.name),
    name: { nl: asked.name },
    valuationDate: day,
    periods: years.last - years.first + 1,
    rates: { interest: asked.interestRate },
    parties: [
      { id: 'gem', kind: 'gemeente', name: { nl: 'Gemeente', en: 'Municipality' }, rate: asked.interestRate },
    ],
    landExploitation: { party: 'gem', bookValueEur: rounded(bookValueEur), bookValueDate: day },
    lines: kept.flatMap(line => {
      const isCost = line.side === 'cost'
      return ([1, -1] as const).flatMap(sign => {
        const series = seriesOf(line.byYear, years.first, sign)
        if (Object.keys(series).length === 0) return []
        const paysOut = isCost === (sign === 1)
        return [
          {
            id: ids.idFor(sign === 1 ? line.name : `${line.name} terug`),
            account: targetOf(line),
            from: paysOut ? 'gem' : 'outside',
            to: paysOut ? 'outside' : 'gem',
            name: { nl: line.name.slice(0, 200) },
            series,
            source: 'werkmap',
            x: { herkomst: `${line.place.sheet}, rij ${line.place.row}` },
          },
        ]
      })
    }),
    sources: [{ id: 'werkmap', text: `Ingelezen uit ${asked.fileName}`.slice(0, 5000), date: asked.day }],
  }
}
