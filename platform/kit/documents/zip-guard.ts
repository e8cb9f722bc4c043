import type { Problem } from '../http/problem.ts'
import { zipMessages } from './zip-messages.ts'

/** Why a zipped document is not opened. */
export type ZipRefusal = keyof typeof zipMessages

/** A zipped document that is refused before anything in it is inflated. */
export class ZipRefused extends Error {
  override name = 'ZipRefused'
  readonly refusal: ZipRefusal
  constructor(refusal: ZipRefusal) {
    super(`zipped document refused: ${refusal}`)
    this.refusal = refusal
  }

  /** For the form that the document came with. */
  problem(field = 'file'): Problem {
    return { code: this.refusal, message: zipMessages[this.refusal], field }
  }
}

const mebibyte = 2 ** 20

/** What a document may hold; above what people make and below what hurts a server of a few gigabytes. */
export const zipLimits = {
  fileBytes: 50 * mebibyte,
  parts: 2000,
  onePartBytes: 200 * mebibyte,
  allPartsBytes: 300 * mebibyte,
  /** Inflated to deflated; deflate reaches 1032 and a sheet of equal numbers about 100. */
  ratio: 200,
  /** Smaller parts may have any ratio: they do no harm. */
  ratioFromBytes: mebibyte,
} as const

const endLength = 22
const commentMax = 65_535
const entryLength = 46
const localLength = 30
const signatures = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 } as const
const stored = 0
const deflated = 8
const activeContent = /vbaProject|externalLinks\/|embeddings\/|activeX|\.bin$|Basic\/|Scripts\//i
/** Printer settings are the one harmless binary part that spreadsheet programs write. */
const harmlessBinary = /printerSettings\d*\.bin$/i

/** What the index of a zip says of it. */
export interface ZipIndex {
  parts: { name: string; begin: number; isDeflated: boolean; deflatedBytes: number; inflatedBytes: number }[]
}

interface Entry {
  name: string
  flags: number
  method: number
  deflatedBytes: number
  inflatedBytes: number
  offset: number
  /** Where the next entry of the index stands. */
  next: number
}

interface Part extends Entry {
  /** Where the contents begin. */
  begin: number
}

/**
 * Looks at the index of a zipped document (XLSX, ODS, DOCX) and refuses what could hurt, without inflating anything.
 * The index and each part's own head must tell the same, so that a reader that believes the one is not fooled by the
 * other.
 * @throws ZipRefused
 */
export function guardZip(bytes: Uint8Array): ZipIndex {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  if (bytes.length > zipLimits.fileBytes) refuse('DOCUMENT_TE_GROOT')
  if (bytes.length < endLength || view.getUint32(0, true) !== signatures.local) refuse('DOCUMENT_GEEN_ZIP')
  const end = endOf(view)
  const count = view.getUint16(end + 10, true)
  const indexOffset = view.getUint32(end + 16, true)
  if (count === 0xffff || indexOffset === 0xffffffff) refuse('DOCUMENT_ZIP64')
  if (count > zipLimits.parts) refuse('DOCUMENT_TE_VEEL_DELEN')
  const parts: Part[] = []
  let at = indexOffset
  for (let index = 0; index < count; index++) {
    const entry = readEntry(view, at)
    guardEntry(entry)
    parts.push({ ...entry, begin: beginOf(view, entry) })
    at = entry.next
  }
  if (at > end) refuse('DOCUMENT_KAPOT')
  guardTogether(parts, indexOffset)
  return {
    parts: parts.map(({ name, begin, method, deflatedBytes, inflatedBytes }) => ({
      name,
      begin,
      isDeflated: method === deflated,
      deflatedBytes,
      inflatedBytes,
    })),
  }
}

function refuse(refusal: ZipRefusal): never {
  throw new ZipRefused(refusal)
}

/** The end record stands at the end, before a comment at most. */
function endOf(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - endLength - commentMax)
  for (let at = view.byteLength - endLength; at >= lowest; at--)
    if (view.getUint32(at, true) === signatures.end) {
      // A second end record inside the comment would let two readers see two archives.
      if (at + endLength + view.getUint16(at + 20, true) !== view.byteLength) refuse('DOCUMENT_KAPOT')
      return at
    }
  return refuse('DOCUMENT_GEEN_ZIP')
}

function readEntry(view: DataView, at: number): Entry {
  if (at + entryLength > view.byteLength || view.getUint32(at, true) !== signatures.central)
    refuse('DOCUMENT_KAPOT')
  const nameLength = view.getUint16(at + 28, true)
  const next = at + entryLength + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  if (next > view.byteLength) refuse('DOCUMENT_KAPOT')
  return {
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    deflatedBytes: view.getUint32(at + 20, true),
    inflatedBytes: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
    name: nameAt(view, at + entryLength, nameLength),
    next,
  }
}

const nameAt = (view: DataView, at: number, length: number): string =>
  new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at, length))

function guardEntry(entry: Entry): void {
  const { name, flags, method, deflatedBytes, inflatedBytes, offset } = entry
  if ([deflatedBytes, inflatedBytes, offset].includes(0xffffffff)) refuse('DOCUMENT_ZIP64')
  // Bit 0: encrypted; bit 6: strongly encrypted; bit 13: names masked.
  if (flags & 0b10000001000001) refuse('DOCUMENT_VERSLEUTELD')
  if (method !== stored && method !== deflated) refuse('DOCUMENT_COMPRESSIE_ONBEKEND')
  if (!isPlainPath(name)) refuse('DOCUMENT_PADNAAM')
  if (activeContent.test(name) && !harmlessBinary.test(name)) refuse('DOCUMENT_ACTIEVE_INHOUD')
  if (method === stored && deflatedBytes !== inflatedBytes) refuse('DOCUMENT_KAPOT')
  // A size of zero before contents that are there goes round every other limit.
  if (inflatedBytes === 0 && deflatedBytes > 2) refuse('DOCUMENT_KAPOT')
  if (inflatedBytes > zipLimits.onePartBytes) refuse('DOCUMENT_PAKT_TE_VER_UIT')
  if (inflatedBytes > zipLimits.ratioFromBytes && inflatedBytes > deflatedBytes * zipLimits.ratio)
    refuse('DOCUMENT_PAKT_TE_VER_UIT')
}

const isPlainPath = (name: string): boolean =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  name !== '' && !/^[/\\]|^[a-z]:|\\|[\u0000-\u001f]/i.test(name) && !name.split('/').includes('..')

/**
 * Where the contents of a part begin. Sizes may be left to a record behind the contents (bit 3); what the part's own
 * head does say must be what the index says.
 */
function beginOf(view: DataView, entry: Entry): number {
  const { offset } = entry
  if (offset + localLength > view.byteLength || view.getUint32(offset, true) !== signatures.local)
    refuse('DOCUMENT_KAPOT')
  const nameLength = view.getUint16(offset + 26, true)
  const begin = offset + localLength + nameLength + view.getUint16(offset + 28, true)
  if (begin + entry.deflatedBytes > view.byteLength) refuse('DOCUMENT_KAPOT')
  if (nameAt(view, offset + localLength, nameLength) !== entry.name) refuse('DOCUMENT_KAPOT')
  if (view.getUint16(offset + 8, true) !== entry.method) refuse('DOCUMENT_KAPOT')
  const comesLater = (view.getUint16(offset + 6, true) & 0b1000) !== 0
  const isSame =
    view.getUint32(offset + 18, true) === entry.deflatedBytes &&
    view.getUint32(offset + 22, true) === entry.inflatedBytes
  if (!comesLater && !isSame) refuse('DOCUMENT_KAPOT')
  return begin
}

const sumOf = (parts: readonly Part[]): number => parts.reduce((sum, part) => sum + part.inflatedBytes, 0)

function guardTogether(parts: readonly Part[], indexOffset: number): void {
  if (sumOf(parts) > zipLimits.allPartsBytes) refuse('DOCUMENT_PAKT_TE_VER_UIT')
  const names = new Set(parts.map(part => part.name.toLowerCase()))
  if (names.size !== parts.length) refuse('DOCUMENT_DUBBELE_NAAM')
  const inOrder = parts.toSorted((one, other) => one.offset - other.offset)
  inOrder.forEach((part, index) => {
    const limit = inOrder[index + 1]?.offset ?? indexOffset
    if (part.begin + part.deflatedBytes > limit) refuse('DOCUMENT_OVERLAPT')
  })
}
