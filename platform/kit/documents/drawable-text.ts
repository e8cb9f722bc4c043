import { readFileSync } from 'node:fs'

/** Where `to` minus `from` characters in a row stand in a font, from a table of the font. */
type Stretch = readonly [from: number, to: number]

/** Stretches of a table of 16-bit characters: their ends and their beginnings stand in two rows. */
function stretchesOfFour(table: Buffer): Stretch[] {
  const bytes = table.readUInt16BE(6)
  return Array.from({ length: bytes / 2 }, (_, place): Stretch => {
    const to = table.readUInt16BE(14 + place * 2)
    return [table.readUInt16BE(16 + bytes + place * 2), to]
  })
}

/** Stretches of a table of whole characters. */
function stretchesOfTwelve(table: Buffer): Stretch[] {
  return Array.from({ length: table.readUInt32BE(12) }, (_, place): Stretch => {
    const at = 16 + place * 12
    return [table.readUInt32BE(at), table.readUInt32BE(at + 4)]
  })
}

/** What a font can draw, by its own table of characters. */
function charactersOf(font: Buffer): Stretch[] {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, place) => 12 + place * 16)
  const entry = tables.find(at => font.toString('latin1', at, at + 4) === 'cmap')
  if (entry === undefined) throw new Error('the font has no table of characters')
  const cmap = font.subarray(font.readUInt32BE(entry + 8))
  return Array.from({ length: cmap.readUInt16BE(2) }, (_, place) => {
    const table = cmap.subarray(cmap.readUInt32BE(4 + place * 8 + 4))
    const format = table.readUInt16BE(0)
    if (format === 4) return stretchesOfFour(table)
    return format === 12 ? stretchesOfTwelve(table) : []
  }).flat()
}

const isIn = (stretches: readonly Stretch[], point: number) =>
  point < 0xffff && stretches.some(([from, to]) => from <= point && point <= to)

/** Characters without a shape: joiners, soft hyphens and what turns the direction of text. */
const shapeless = /^\p{Cf}$/u
const blank = /^[\t\n\r]$/

/**
 * Makes a function that leaves in a text what these fonts can all draw. Anything else is a question mark, for a
 * document may hold no character without a shape; what has no shape anyway goes.
 */
export function drawableBy(fontPaths: readonly string[]): (text: string) => string {
  const fonts = fontPaths.map(path => charactersOf(readFileSync(path)))
  const known = new Map<string, string>()
  const drawn = (character: string): string => {
    const before = known.get(character)
    if (before !== undefined) return before
    const point = character.codePointAt(0) ?? 0
    const isDrawable = blank.test(character) || (point >= 0x20 && fonts.every(font => isIn(font, point)))
    const now = isDrawable && !shapeless.test(character) ? character : shapeless.test(character) ? '' : '?'
    known.set(character, now)
    return now
  }
  return text => Array.from(text.normalize('NFC'), drawn).join('')
}
