import { readFigure } from '../../../../kit/texts/figures.ts'
import { type ForeignCell, textOf } from './mapping.ts'

/** What people write where there is no amount. */
const nothing = /^(|-|–|—|€ ?-?|n\.?v\.?t\.?|pm|p\.m\.|nihil|geen)$/i

/** An amount of a cell: a number, or a text as people write it; undefined when it cannot be read. */
export function amountOf(cell: ForeignCell | undefined): number | undefined {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : undefined
  if (typeof cell === 'boolean') return undefined
  const text = textOf(cell)
  return nothing.test(text) ? 0 : readFigure(text.replace(/^€\s*/, '').replace(/\s*(eur|euro)$/i, ''))
}

const firstYear = 1970
const lastYear = 2199
const isYear = (year: number) => Number.isInteger(year) && year >= firstYear && year <= lastYear
const dayOfYear1970 = 25_569
const dayOfYear2200 = 109_575

/** The year of a cell: a number, a day, or a text with one year in it; undefined when there is none. */
export function yearOf(cell: ForeignCell | undefined): number | undefined {
  if (typeof cell === 'number') {
    if (isYear(cell)) return cell
    if (cell < dayOfYear1970 || cell >= dayOfYear2200) return undefined
    return new Date(Math.round((cell - dayOfYear1970) * 86_400_000)).getUTCFullYear()
  }
  const found = [...textOf(cell).matchAll(/(?<!\d)(?:19|20|21)\d\d(?!\d)/g)].map(([year]) => Number(year))
  const years = [...new Set(found)].filter(isYear)
  return years.length === 1 ? years[0] : undefined
}
