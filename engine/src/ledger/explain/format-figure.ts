import type { FigureUnit } from './figure.ts'

const DECIMALS: Readonly<Record<FigureUnit, number>> = {
  eur: 2,
  t: 0,
  years: 4,
  factor: 6,
  share: 6,
  rate: 6,
  quantity: 2,
  'eur-per-unit': 2,
}

function grouped(digits: string, separator: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, separator)
}

/** A number as it is written in a sentence: 1.234,50 in Dutch, 1,234.50 in English. */
export function formatFigure(value: number | null, unit: FigureUnit, language: 'nl' | 'en'): string {
  if (value === null) return language === 'nl' ? 'geen' : 'none'
  const [thousands, comma] = language === 'nl' ? (['.', ','] as const) : ([',', '.'] as const)
  const [whole, part] = Math.abs(value).toFixed(DECIMALS[unit]).split('.')
  const written = grouped(whole!, thousands) + (part === undefined ? '' : `${comma}${part}`)
  const isZero = !/[1-9]/.test(written)
  return value < 0 && !isZero ? `−${written}` : written
}
