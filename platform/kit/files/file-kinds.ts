import { fileTypeFromBuffer } from 'file-type'

/** The kinds of files that people may upload, by their usual extension. */
export const fileKinds = ['pdf', 'docx', 'xlsx', 'ods', 'odt', 'png', 'jpg', 'geojson', 'csv'] as const
/** One kind of file. */
export type FileKind = (typeof fileKinds)[number]

const office = 'application/vnd.openxmlformats-officedocument'
const openDocument = 'application/vnd.oasis.opendocument'

/** The content type with which each kind is stored and sent; never what the browser claimed. */
export const contentTypes: Readonly<Record<FileKind, string>> = {
  pdf: 'application/pdf',
  docx: `${office}.wordprocessingml.document`,
  xlsx: `${office}.spreadsheetml.sheet`,
  ods: `${openDocument}.spreadsheet`,
  odt: `${openDocument}.text`,
  png: 'image/png',
  jpg: 'image/jpeg',
  geojson: 'application/geo+json',
  csv: 'text/csv; charset=utf-8',
}

const aliases: Readonly<Record<string, FileKind>> = { jpeg: 'jpg', json: 'geojson' }

/** The kind that a file name claims, if it is one of ours. */
export function claimedKind(fileName: string): FileKind | undefined {
  const extension = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? ''
  return fileKinds.find(kind => kind === (aliases[extension] ?? extension))
}

/**
 * Whether the contents are what the name claims: by its first bytes for the kinds that have such a mark, and as text
 * without control characters for the others.
 * @param head the first bytes of the file, at least 4,100 where it has so many
 * @param isWhole the head is the whole file
 */
export async function isOfKind(kind: FileKind, head: Uint8Array, isWhole: boolean): Promise<boolean> {
  const found = await fileTypeFromBuffer(head)
  if (kind === 'csv') return found === undefined && isText(head, isWhole)
  // A document without a mark of its own: whether it is correct GeoJSON is decided by who reads it.
  if (kind === 'geojson') return found === undefined && isText(head, isWhole) && /^\s*\{/.test(textOf(head))
  return found?.ext === kind || (isZipped(kind) && found?.ext === 'zip')
}

/** A zipped kind of which the deciding part lies beyond the head; the guard of the reader looks at the rest. */
const isZipped = (kind: FileKind): boolean => ['docx', 'xlsx', 'ods', 'odt'].includes(kind)

const textOf = (head: Uint8Array): string => new TextDecoder().decode(head)

function isText(head: Uint8Array, isWhole: boolean): boolean {
  // The last character may be cut in two when there is more.
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    const text = decoder.decode(head, { stream: !isWhole })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    return !/[\u0000-\u0008\u000e-\u001f]/.test(text)
  } catch {
    return isLatin(head)
  }
}

/** Spreadsheets of older systems write CSV in Windows-1252. */
const isLatin = (head: Uint8Array): boolean => head.every(byte => byte >= 32 || [9, 10, 13].includes(byte))
