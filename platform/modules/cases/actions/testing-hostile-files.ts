// For tests only: files that no spreadsheet program ever wrote.
import { inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { type TestPart, testZip } from '../../../kit/documents/testing-zip.ts'
import { guardZip } from '../../../kit/documents/zip-guard.ts'

/** The parts of a sound zip, unpacked. */
function partsOf(bytes: Uint8Array): { name: string; content: Buffer }[] {
  return guardZip(bytes).parts.map(({ name, begin, isDeflated, deflatedBytes }) => {
    const packed = Buffer.from(bytes.subarray(begin, begin + deflatedBytes))
    return { name, content: isDeflated ? inflateRawSync(packed) : packed }
  })
}

interface ByteChange {
  readonly kind: 'put' | 'flip' | 'cut' | 'remove' | 'twice' | 'zeros'
  readonly at: number
  readonly value: number
}

/** Bytes that a zip means something by: its marks, and sizes that lie. */
const telling = [0, 1, 0x04034b50, 0x02014b50, 0x06054b50, 0x7fffffff, 0xffffffff, 0xffff, 1000]

const byteChange: fc.Arbitrary<ByteChange> = fc.record({
  kind: fc.constantFrom('put', 'put', 'put', 'flip', 'flip', 'cut', 'remove', 'twice', 'zeros'),
  // The heads and the index are where the sizes stand: they are near the ends of a file.
  at: fc.oneof(fc.nat({ max: 200 }), fc.integer({ min: -1500, max: -1 }), fc.nat()),
  value: fc.oneof(fc.constantFrom(...telling), fc.nat({ max: 0xffffffff })),
})

function withBytes(bytes: Buffer, { kind, at, value }: ByteChange): Buffer {
  if (bytes.length < 8) return bytes
  const place = at < 0 ? Math.max(0, bytes.length + at) : at % bytes.length
  const length = value % 200
  const rest = Math.min(place + length, bytes.length)
  if (kind === 'cut') return bytes.subarray(0, place)
  if (kind === 'remove') return Buffer.concat([bytes.subarray(0, place), bytes.subarray(rest)])
  if (kind === 'twice') return Buffer.concat([bytes.subarray(0, rest), bytes.subarray(place)])
  const copy = Buffer.from(bytes)
  if (kind === 'zeros') copy.fill(0, place, rest)
  else if (kind === 'flip') copy[place] = (copy[place] ?? 0) ^ (1 << (value % 8))
  else copy.writeUInt32LE(value, Math.min(place, copy.length - 4))
  return copy
}

/** A file of which some bytes are other ones. */
export const brokenBytes = (files: readonly Uint8Array[]): fc.Arbitrary<Buffer> =>
  fc
    .tuple(
      fc.constantFrom(...files.map(file => Buffer.from(file))),
      fc.array(byteChange, { minLength: 1, maxLength: 4 }),
    )
    .map(([file, changes]) => changes.reduce(withBytes, file))

/** Values that an attribute or text of a sheet may hold, and what makes a reader run out of something. */
const hostileWords = [
  '',
  '0',
  '-1',
  '1e999',
  'NaN',
  '999999999',
  '4294967296',
  'A1',
  'XFD1048576',
  'A1:XFD1048576',
  'AAAAAAAAAA99999999999',
  '__proto__',
  'constructor',
  '&#0;',
  '&#xD800;',
  '_x0000_',
  '&a;',
  '&lt;!',
  '../../x',
  '2026-02-30',
  '9999-12-31T00:00:00',
  'P99999Y',
  '=1+1',
  '/__proto__/x',
  '/parties/0/id',
  'versneller',
]

/** Pieces of mark-up that are put in somewhere. */
const hostilePieces = [
  '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;">]>',
  '<!DOCTYPE a SYSTEM "file:///etc/passwd">',
  '<a>'.repeat(20_000),
  '</row></sheetData>',
  '</table:table>',
  '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
  '<c r="ZZZZZZ1" t="s"><v>999999999</v></c>',
  '<c t="e" s="4000000000"><v>#REF!</v></c>',
  '<mergeCell ref="A1:XFD1048576"/>',
  '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/></table:table-row>',
  '<text:s text:c="99999999"/>',
  '<text:span>'.repeat(5000),
  '<![CDATA[',
  '<!--',
  '\0\u0001\ufffe',
  'x'.repeat(100_000),
]

interface XmlChange {
  readonly part: number
  readonly at: number
  readonly other: number
  readonly kind: 'attribute' | 'text' | 'insert' | 'remove' | 'move' | 'many' | 'rename' | 'drop' | 'words'
  readonly word: string
  readonly piece: string
}

const xmlChange: fc.Arbitrary<XmlChange> = fc.record({
  part: fc.nat(),
  at: fc.nat(),
  other: fc.nat(),
  kind: fc.constantFrom(
    'attribute',
    'attribute',
    'attribute',
    'text',
    'text',
    'insert',
    'insert',
    'remove',
    'move',
    'many',
    'rename',
    'drop',
    'words',
  ),
  word: fc.oneof(fc.constantFrom(...hostileWords), fc.string({ unit: 'binary', maxLength: 20 })),
  piece: fc.constantFrom(...hostilePieces),
})

const nth = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)]

/** Begin and end of every match. */
const spans = (text: string, what: RegExp) =>
  [...text.matchAll(what)].map(({ index, 0: found }) => ({ begin: index, end: index + found.length }))

function withXml(text: string, { at, other, kind, word, piece }: XmlChange): string {
  const between = (begin: number, end: number, put: string) => text.slice(0, begin) + put + text.slice(end)
  const tag = nth(spans(text, /<[^>]*>/g), at)
  if (!tag) return text + piece
  if (kind === 'attribute') {
    const value = nth(spans(text, /(?<==")[^"<]*(?=")/g), at)
    return value ? between(value.begin, value.end, word) : text
  }
  if (kind === 'text' || kind === 'words') {
    const value = nth(spans(text, /(?<=>)[^<]+(?=<)/g), at)
    return value ? between(value.begin, value.end, kind === 'text' ? word : 'Jaar 2026 kosten €') : text
  }
  if (kind === 'insert') return between(tag.end, tag.end, piece)
  if (kind === 'remove') return between(tag.begin, tag.end, '')
  const whole = text.slice(tag.begin, tag.end)
  if (kind === 'many') return between(tag.begin, tag.end, whole.repeat(1 + (other % 2000)))
  const elsewhere = nth(spans(text, /<[^>]*>/g), other)
  return elsewhere ? between(elsewhere.begin, elsewhere.end, whole) : text
}

function withPart(parts: readonly TestPart[], change: XmlChange): TestPart[] {
  const chosen = nth(parts, change.part)
  if (!chosen) return []
  if (change.kind === 'drop') return parts.filter(part => part !== chosen)
  if (change.kind === 'rename') {
    const name = nth(parts, change.other)?.name ?? change.word
    return parts.map(part => (part === chosen ? { ...part, name: change.at % 2 ? name : change.word } : part))
  }
  const content = Buffer.from(withXml(chosen.content.toString(), change))
  return parts.map(part => (part === chosen ? { ...part, content } : part))
}

/** A file of which the mark-up of some parts was changed, packed soundly again. */
export const brokenXml = (files: readonly Uint8Array[]): fc.Arbitrary<Buffer> =>
  fc
    .tuple(
      fc.constantFrom(...files.map(partsOf)),
      fc.array(xmlChange, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(undefined, undefined, undefined, 0, 1, 1e9),
    )
    .map(([parts, changes, claimedBytes]) => {
      const changed = changes.reduce<readonly TestPart[]>(withPart, parts)
      const [first, ...rest] = changed
      const lying = first && claimedBytes !== undefined ? [{ ...first, claimedBytes }, ...rest] : changed
      return testZip(lying)
    })
