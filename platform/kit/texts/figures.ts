/**
 * Reads a figure as people type and paste it: "1.234,5", "1,234.5", "€ -3,1 mln", "(2.500)", "12%", a space or an
 * apostrophe between thousands. One kind of sign with three digits behind it is a thousands sign in Dutch when it is a
 * point and in English when it is a comma; otherwise it is the decimal sign. Undefined when it is no figure.
 */
export function readFigure(text: string, language: 'nl' | 'en' = 'nl'): number | undefined {
  const bare = text
    .normalize('NFKC')
    .replace(/[\s'’\u2060\u00a0]/g, '')
    .replace(/\u2212|\u2013/g, '-')
    .replace(/^(-?)€(-?)/, '$1$2')
    .toLowerCase()
  const found = /^(\()?([+-]?)([\d.,]+)(mln|miljoen|m|%)?(\))?(-?)$/.exec(bare)
  if (!found) return undefined
  const [, open, sign, digits = '', unit, close, trailing] = found
  if (Boolean(open) !== Boolean(close)) return undefined
  const size = readDigits(digits, language)
  if (size === undefined) return undefined
  const isNegative = sign === '-' || Boolean(open) || trailing === '-'
  return (isNegative ? -1 : 1) * size * scaleOf(unit)
}

function scaleOf(unit: string | undefined): number {
  if (!unit) return 1
  return unit === '%' ? 0.01 : 1e6
}

function readDigits(digits: string, language: 'nl' | 'en'): number | undefined {
  if (!/\d/.test(digits)) return undefined
  const lastComma = digits.lastIndexOf(',')
  const lastPoint = digits.lastIndexOf('.')
  if (lastComma < 0 && lastPoint < 0) return Number(digits)
  if (lastComma >= 0 && lastPoint >= 0) return grouped(digits, lastComma > lastPoint ? ',' : '.')
  const sign = lastComma >= 0 ? ',' : '.'
  const isThousands = /^\d{1,3}([.,]\d{3})+$/.test(digits)
  const count = digits.split(sign).length - 1
  const ownThousands = language === 'nl' ? '.' : ','
  if (isThousands && (count > 1 || sign === ownThousands)) return Number(digits.replaceAll(sign, ''))
  return count === 1 ? Number(digits.replace(',', '.')) : undefined
}

/** Digits in which `decimal` is the decimal sign and the other one stands between thousands. */
function grouped(digits: string, decimal: ',' | '.'): number | undefined {
  const [whole = '', part = '', ...more] = digits.split(decimal)
  if (more.length > 0 || !/^\d{1,3}([.,]\d{3})+$/.test(whole) || !/^\d*$/.test(part)) return undefined
  return Number(`${whole.replace(/[.,]/g, '')}.${part || '0'}`)
}

/** Writes a figure so that it can be typed over: all decimals that count, no thousands sign, the sign of the language. */
export function writeFigure(value: number, language: 'nl' | 'en' = 'nl', decimals = 6): string {
  const rounded = Number(value.toFixed(decimals))
  const plain = String(Object.is(rounded, -0) ? 0 : rounded)
  const text = plain.includes('e') ? rounded.toFixed(decimals).replace(/0+$/, '').replace(/\.$/, '') : plain
  return language === 'nl' ? text.replace('.', ',') : text
}
