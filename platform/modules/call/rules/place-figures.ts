import type { marketTensions } from '../model/index.ts'

/** Kinds of series per place. */
export const seriesKinds = ['housing-demand', 'market-tension'] as const
/** Kind of a series per place: homes needed in a period, or how homes sell. */
export type SeriesKind = (typeof seriesKinds)[number]

/** One figure of a series. */
export interface PlaceFigure {
  /** "GM0344" or "PV26". */
  placeCode: string
  /** Homes needed; of the market days for sale. */
  value: number
  /** Of the market: sold above the asking price. */
  isAboveAsking: boolean | undefined
}

/** Columns of a file, in this order. */
export const seriesColumns: Readonly<Record<SeriesKind, readonly string[]>> = {
  'housing-demand': ['code', 'woningen'],
  'market-tension': ['code', 'dagen', 'boven-vraagprijs'],
}

/** What is wrong with a file: a line of it, counted from the head, or the file as a whole. */
export interface SeriesMistake {
  code: 'REEKS_KOP_ONJUIST' | 'REEKS_REGEL_ONJUIST' | 'REEKS_PLAATS_DUBBEL' | 'REEKS_LEEG'
  line: number
}

/** With three digits after it a point may stand between thousands as well: then nobody knows what is meant. */
const figure = (text: string): number | undefined =>
  /^\d{1,9}([.,]\d{1,2})?$/.test(text) ? Number(text.replace(',', '.')) : undefined

/** Reads a series from CSV with a head: commas or semicolons between, a point or a comma in figures; every mistake at once. */
export function readSeries(
  kind: SeriesKind,
  text: string,
): { figures: PlaceFigure[]; mistakes: SeriesMistake[] } {
  const [head = '', ...lines] = text
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/)
  const mark = head.includes(';') ? ';' : ','
  const cells = (line: string) => line.split(mark).map(cell => cell.trim().replaceAll('"', ''))
  const columns = seriesColumns[kind]
  if (cells(head.toLowerCase()).join() !== columns.join())
    return { figures: [], mistakes: [{ code: 'REEKS_KOP_ONJUIST', line: 1 }] }
  const figures: PlaceFigure[] = []
  const places = new Set<string>()
  const mistakes: SeriesMistake[] = []
  for (const [index, line] of lines.entries()) {
    const [placeCode = '', amount = '', above = ''] = cells(line)
    const value = figure(amount)
    const isAboveAsking = kind === 'market-tension' ? { ja: true, nee: false }[above] : undefined
    const isRight =
      /^(GM\d{4}|PV\d{2})$/.test(placeCode) &&
      value !== undefined &&
      (kind === 'housing-demand' ? value > 0 : isAboveAsking !== undefined)
    if (!isRight) mistakes.push({ code: 'REEKS_REGEL_ONJUIST', line: index + 2 })
    else if (places.has(placeCode)) mistakes.push({ code: 'REEKS_PLAATS_DUBBEL', line: index + 2 })
    else {
      places.add(placeCode)
      figures.push({ placeCode, value, isAboveAsking })
    }
  }
  if (lines.length === 0) mistakes.push({ code: 'REEKS_LEEG', line: 1 })
  return { figures, mistakes }
}

/** How tight a market is: homes that sell fast above the asking price make it hot, those that wait long make it weak. */
export function tensionOf(
  { value, isAboveAsking }: Pick<PlaceFigure, 'value' | 'isAboveAsking'>,
  { hotDaysBelow, averageDaysMax }: { hotDaysBelow: number; averageDaysMax: number },
): (typeof marketTensions)[number] {
  if (isAboveAsking && value < hotDaysBelow) return 'krap'
  return value <= averageDaysMax ? 'gemiddeld' : 'ruim'
}

/** Part of the demand that a plan meets, 0 and up; nothing without homes. */
export function demandShareOf(homes: number, demand: number): number | undefined {
  return homes > 0 && demand > 0 ? homes / demand : undefined
}
