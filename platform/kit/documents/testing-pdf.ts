import { inflateSync } from 'node:zlib'

/** What a test looks at in a document that we made. */
export interface ReadPdf {
  /** What stands on each page, in the order in which it is read; white space is one space. */
  pages: string[]
  /** Titles of the bookmarks. */
  bookmarks: string[]
  /** All that is not packed: structure, names of the document, bookmarks; texts in it made readable. */
  structure: string
}

interface PdfObject {
  head: string
  stream: Buffer | undefined
}

function objectAt(bytes: Buffer, at: number): PdfObject {
  const begin = bytes.indexOf('obj', at) + 3
  const end = bytes.indexOf('endobj', begin)
  const streamAt = bytes.indexOf('stream\n', begin)
  if (streamAt < 0 || streamAt > end) return { head: bytes.toString('latin1', begin, end), stream: undefined }
  const head = bytes.toString('latin1', begin, streamAt)
  const length = Number(/\/Length (\d+)/.exec(head)?.[1])
  const packed = bytes.subarray(streamAt + 7, streamAt + 7 + length)
  return { head, stream: head.includes('/FlateDecode') ? inflateSync(packed) : packed }
}

function objectsOf(bytes: Buffer): Map<string, PdfObject> {
  const tail = bytes.toString('latin1', bytes.lastIndexOf('startxref'))
  const table = bytes.toString('latin1', Number(/\d+/.exec(tail)?.[0]))
  const offsets = [...table.matchAll(/(\d{10}) \d{5} ([nf])/g)]
  return new Map(
    offsets.flatMap(([, offset, kind], id) =>
      kind === 'n' ? [[String(id), objectAt(bytes, Number(offset))] as const] : [],
    ),
  )
}

const fromHex = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le')
const utf16 = (text: string) => text.replaceAll(/<FEFF([0-9A-F]*)>/g, (_, hex: string) => fromHex(hex))

/** The character or characters of every shape of a font. */
function lettersOf(cmap: string): Map<string, string> {
  const letters = new Map<string, string>()
  for (const [, code = '', hex = ''] of cmap.matchAll(/^<([0-9a-f]{4})> <([0-9a-f]+)>$/gim))
    letters.set(code.toLowerCase(), fromHex(hex))
  for (const [, from = '', to = '', hex = ''] of cmap.matchAll(
    /^<([0-9a-f]{4})> <([0-9a-f]{4})> <([0-9a-f]+)>$/gim,
  ))
    for (let code = Number.parseInt(from, 16); code <= Number.parseInt(to, 16); code++) {
      const letter = Number.parseInt(hex, 16) + code - Number.parseInt(from, 16)
      letters.set(code.toString(16).padStart(4, '0'), String.fromCodePoint(letter))
    }
  return letters
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
const unescaped = (literal: string) =>
  literal.replaceAll(/\\([0-7]{1,3}|[\s\S])/g, (_, sign: string) =>
    /^[0-7]/.test(sign) ? String.fromCharCode(Number.parseInt(sign, 8)) : (escapes[sign] ?? sign),
  )

/** Where a text that begins with a bracket at this place ends: brackets inside it come in twos. */
function endOfLiteral(content: string, at: number): number {
  let depth = 0
  for (let place = at; place < content.length; place++) {
    const sign = content[place]
    if (sign === '\\') place++
    else if (sign === '(') depth++
    else if (sign === ')' && --depth === 0) return place
  }
  throw new Error('a text in the document has no end')
}

const token =
  /(?:\/[A-Z][A-Za-z]+ )?\(|<FEFF([0-9A-F]*)>|<([0-9a-fA-F]+)>|\/(f\d+) [\d.]+ Tf|\bB[DM]C\b|\bEMC\b|\bET\b/g

/** Reads what a page shows; what stands in for shapes counts instead of them. */
function shownOn(content: string, fonts: ReadonlyMap<string, Map<string, string>>): string {
  let text = ''
  let letters: Map<string, string> | undefined
  let instead: string | undefined
  const marks: boolean[] = []
  token.lastIndex = 0
  for (let match = token.exec(content); match; match = token.exec(content)) {
    const [found, actual, hex, font] = match
    let literal = ''
    if (found.endsWith('(')) {
      const begin = match.index + found.length
      const end = endOfLiteral(content, begin - 1)
      literal = unescaped(content.slice(begin, end))
      token.lastIndex = end + 1
      // A language or a description: said of what is shown, and not shown itself.
      if (found !== '(') continue
    }
    if (font) letters = fonts.get(font)
    else if (actual !== undefined) instead = fromHex(actual)
    else if (found === 'BDC' || found === 'BMC') {
      marks.push(instead !== undefined)
      text += instead ?? ''
      instead = undefined
    } else if (found === 'EMC') marks.pop()
    else if (found === 'ET') text += '\n'
    else if (!marks.includes(true)) {
      const bytes = hex ?? Buffer.from(literal, 'latin1').toString('hex')
      text += (bytes.match(/.{4}/g) ?? []).map(code => letters?.get(code.toLowerCase()) ?? '\ufffd').join('')
    }
  }
  return text.replaceAll(/[\s\u2060]+/g, ' ').trim()
}

/** For tests only: reads a document that we made. */
export function readPdf(bytes: Buffer): ReadPdf {
  const objects = objectsOf(bytes)
  const at = (id: string | undefined) => objects.get(id ?? '') ?? { head: '', stream: undefined }
  const fontsOf = ({ head }: PdfObject) =>
    new Map(
      [...head.matchAll(/\/(f\d+) (\d+) 0 R/g)].map(([, name = '', id]) => {
        const cmap = /\/ToUnicode (\d+)/.exec(at(id).head)?.[1]
        return [name, lettersOf(at(cmap).stream?.toString('latin1') ?? '')]
      }),
    )
  const pageIds = /\/Kids \[([^\]]*)\]/.exec([...objects.values()].find(isPages)?.head ?? '')?.[1] ?? ''
  const pages = [...pageIds.matchAll(/(\d+) 0 R/g)].map(([, id]) => {
    const page = at(id)
    const content = at(/\/Contents (\d+)/.exec(page.head)?.[1]).stream?.toString('latin1') ?? ''
    return shownOn(content, fontsOf(page))
  })
  const structure = [...objects.values()].map(({ head, stream }) =>
    head.includes('/Metadata') ? head + (stream?.toString() ?? '') : utf16(head),
  )
  const bookmarks = [...objects.values()].flatMap(({ head }) =>
    head.includes('/Dest ') && head.includes('/Title ') ? [titleOf(head)] : [],
  )
  return { pages, bookmarks, structure: structure.join('\n') }
}

const isPages = ({ head }: PdfObject) => head.includes('/Type /Pages')

function titleOf(head: string): string {
  const at = head.indexOf('/Title ') + '/Title '.length
  if (head[at] === '(') return unescaped(head.slice(at + 1, endOfLiteral(head, at)))
  return fromHex(/<FEFF([0-9A-F]*)>/.exec(head.slice(at))?.[1] ?? '')
}
