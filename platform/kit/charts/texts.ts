import { formats } from '../texts/formats.ts'
import { type Language, texts } from '../texts/texts.ts'
import en from './texts.en.json' with { type: 'json' }
import nl from './texts.nl.json' with { type: 'json' }

/** The words that charts bring themselves; titles, names and units come in as props. */
export const chartTexts = texts(nl, en)

/** Writes a figure of a chart; `signed` puts a plus before what is above zero. */
export interface ChartNumbers {
  plain: (value: number) => string
  signed: (value: number) => string
}

/** Figures of one chart: one precision everywhere. */
export function chartNumbers(language: Language, decimals: number): ChartNumbers {
  const { number } = formats(language)
  const plain = (value: number) => number(value, { decimals })
  return { plain, signed: value => (value > 0 ? `+${plain(value)}` : plain(value)) }
}

/** Figures of an axis: no more decimals than its ticks need. */
export function axisNumbers(language: Language, ticks: readonly number[]): (value: number) => string {
  const decimals = ticks.some(tick => tick * 10 !== Math.round(tick * 10))
    ? 2
    : Number(ticks.some(tick => tick % 1 !== 0))
  return value => formats(language).number(value, { decimals })
}

/** A year on a crowded axis: "2031" becomes "'31"; anything else stays. */
export function shortPeriod(label: string): string {
  return /^\d{4}$/.test(label) ? `\u2019${label.slice(2)}` : label
}
