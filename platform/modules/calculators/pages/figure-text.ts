import type { Unit } from '@versneller/engine'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { calculatorTexts } from '../texts.ts'

/** Decimals that count, at most six: a figure of two million needs none behind its cents. */
const decimalsOf = (value: number, most: number): number => {
  const text = Math.abs(Number(value.toFixed(most))).toString()
  return text.includes('.') ? (text.split('.')[1] ?? '').length : 0
}

/** One figure with its unit, as the house writes it. */
export function figureText(value: number, unit: Unit, language: Language): string {
  const { money, number, percent } = formats(language)
  const t = calculatorTexts(language)
  if (unit === 'EUR') return money(value, { decimals: 2 })
  if (unit.startsWith('EUR/')) return `${money(value, { decimals: 2 })} ${t(`unit.${unit}` as 'unit.EUR/m2')}`
  if (unit === 'share' || unit.startsWith('rate/'))
    return percent(value, { decimals: Math.max(2, decimalsOf(value * 100, 4)) })
  const text = number(value, { decimals: decimalsOf(value, 6) })
  if (unit === 'm2' || unit === 'years' || unit === 'months' || unit === 'periods')
    return `${text} ${t(`unit.${unit}`)}`
  return text
}
