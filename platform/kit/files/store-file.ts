import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import fs from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Database, Transaction } from '../database/connect.ts'
import { done, type Outcome, refused } from '../http/problem.ts'
import type { Services } from '../module/services.ts'
import { claimedKind, contentTypes, type FileKind, isOfKind } from './file-kinds.ts'
import { type FileProblemCode, fileProblem } from './problems.ts'
import { scan } from './scan.ts'
import type { OpenedFile, StoredFile } from './stored-file.ts'

/** A file as it comes in, and what is taken. */
export interface IncomingFile {
  fileName: string
  content: Readable
  /** Largest file, bytes. */
  limitBytes: number
  accept: readonly FileKind[]
  uploadedById: string | undefined
  /** Encrypts the contents as they come, so that they never lie readable on the disk. */
  cover?: FileCover | undefined
}

/** Encrypts contents piece by piece, as many bytes as come in, and reads them back. */
export interface FileCover {
  cover(bytes: Buffer): Buffer
  /** No more pieces come. */
  finish(): void
  uncover(content: Readable): Readable
}

/** A file under a cover: its record tells nothing of it, this does. */
export interface CoveredFile {
  stored: StoredFile
  fileName: string
  contentType: string
  /** SHA-256 of the file as it was sent. */
  sha256: string
}

/** Where the contents with this SHA-256 lie. */
export function placeOf(filesFolder: string, sha256: string): string {
  return join(filesFolder, sha256.slice(0, 2), sha256)
}

/** Bytes that are kept to see what kind of file it is. */
const headBytes = 64_000

/**
 * Takes a file in: streamed to disk, looked at, and put under its hash when all is well. It is written beside its
 * place, flushed and renamed, so that a kill leaves no half file there. A file that no action keeps is removed later.
 * @returns the stored file, or why it is not taken; then nothing stays behind
 */
export async function storeFile(services: Services, incoming: IncomingFile): Promise<Outcome<StoredFile>> {
  const taken = await takeIn(services, { ...incoming, cover: undefined })
  return taken.ok ? done(taken.value.stored) : taken
}

/** Takes a file in under a cover: what lies on the disk and in the record is unreadable, its name too. */
export function storeCoveredFile(
  services: Services,
  incoming: IncomingFile & { cover: FileCover },
): Promise<Outcome<CoveredFile>> {
  return takeIn(services, incoming)
}

async function takeIn(services: Services, incoming: IncomingFile): Promise<Outcome<CoveredFile>> {
  const { cover } = incoming
  const kind = claimedKind(incoming.fileName)
  if (!kind || !incoming.accept.includes(kind)) {
    incoming.content.resume()
    return no('BESTANDSSOORT_NIET_TOEGESTAAN')
  }
  const beside = join(services.filesFolder, 'incoming', randomUUID())
  await fs.mkdir(dirname(beside), { recursive: true })
  try {
    const received = await receive(incoming, beside)
    if ('code' in received) return no(received.code)
    const { head, sizeBytes, sentHash, sha256 } = received
    if (!(await isOfKind(kind, head, head.length === sizeBytes))) return no('BESTAND_WIJKT_AF')
    const wrong = await scanned(services, beside, cover)
    if (wrong) return no(wrong)
    await putInPlace(beside, placeOf(services.filesFolder, sha256))
    const told = { fileName: safeName(incoming.fileName), contentType: contentTypes[kind] }
    const stored = await insertFile(services, {
      ...(cover ? coveredNames : told),
      sizeBytes,
      sha256,
      uploadedById: incoming.uploadedById,
      isScanned: services.clamdSocket !== undefined,
    })
    return done({ stored, ...told, sha256: sentHash })
  } finally {
    await fs.rm(beside, { force: true })
  }
}

/** What the record of a covered file says of it: nothing. */
const coveredNames = { fileName: 'verzegeld', contentType: 'application/octet-stream' }

const no = (code: FileProblemCode) => refused(fileProblem(code))

type Received =
  | {
      head: Buffer
      sizeBytes: number
      /** Of the contents as they came. */
      sentHash: string
      /** Of what lies on the disk. */
      sha256: string
    }
  | { code: FileProblemCode }

/** Writes the contents beside their place, counting and hashing as they pass. */
async function receive({ content, limitBytes, cover }: IncomingFile, beside: string): Promise<Received> {
  const hash = createHash('sha256')
  const keptHash = createHash('sha256')
  const heads: Buffer[] = []
  let kept = 0
  let sizeBytes = 0
  const file = await fs.open(beside, 'wx', 0o600)
  try {
    for await (const piece of content) {
      const bytes = piece as Buffer
      sizeBytes += bytes.length
      if (sizeBytes > limitBytes) {
        content.destroy()
        return { code: 'BESTAND_TE_GROOT' }
      }
      hash.update(bytes)
      if (kept < headBytes) {
        heads.push(bytes.subarray(0, headBytes - kept))
        kept += heads.at(-1)?.length ?? 0
      }
      const written = cover?.cover(bytes) ?? bytes
      if (cover) keptHash.update(written)
      await file.writeFile(written)
    }
    cover?.finish()
    await file.sync()
  } catch {
    // The sender went away, or the disk did: either way there is no whole file.
    return { code: 'BESTAND_AFGEBROKEN' }
  } finally {
    await file.close()
  }
  // The form parser cuts a file at its own limit and says so on the stream.
  if ((content as { truncated?: boolean }).truncated) return { code: 'BESTAND_TE_GROOT' }
  if (sizeBytes === 0) return { code: 'BESTAND_LEEG' }
  const sentHash = hash.digest('hex')
  return {
    head: Buffer.concat(heads),
    sizeBytes,
    sentHash,
    sha256: cover ? keptHash.digest('hex') : sentHash,
  }
}

/** Without an answer of the scanner no file is taken. */
async function scanned(
  { clamdSocket }: Services,
  path: string,
  cover: FileCover | undefined,
): Promise<FileProblemCode | undefined> {
  if (clamdSocket === undefined) return undefined
  const kept = createReadStream(path)
  const found = await scan(cover?.uncover(kept) ?? kept, clamdSocket).catch(() => undefined)
  if (!found) return 'VIRUSSCAN_ONBEREIKBAAR'
  return found.found === undefined ? undefined : 'VIRUS_GEVONDEN'
}

async function putInPlace(beside: string, place: string): Promise<void> {
  const folder = dirname(place)
  await fs.mkdir(folder, { recursive: true, mode: 0o700 })
  await fs.rename(beside, place)
  // The rename itself is safe on disk only when its folder is.
  const opened = await fs.open(folder)
  try {
    await opened.sync()
  } finally {
    await opened.close()
  }
}

/** The last part of a path, without characters that mean something to a system or hide the extension. */
function safeName(fileName: string): string {
  const last = fileName.split(/[/\\]/).at(-1) ?? ''
  const clean = last.replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '_').trim()
  return clean.length <= 200
    ? clean || 'bestand'
    : `${clean.slice(0, 190)}${/\.[^.]{1,9}$/.exec(clean)?.[0] ?? ''}`
}

interface NewFile {
  fileName: string
  contentType: string
  sizeBytes: number
  sha256: string
  uploadedById: string | undefined
  isScanned: boolean
}

async function insertFile({ db }: Services, file: NewFile): Promise<StoredFile> {
  const row = await db
    .insertInto('stored_files')
    .values({
      file_name: file.fileName,
      content_type: file.contentType,
      size_bytes: file.sizeBytes,
      sha256: file.sha256,
      uploaded_by_id: file.uploadedById ?? null,
      scanned_at: file.isScanned ? Temporal.Now.instant() : null,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return storedFile(row)
}

interface FileRow {
  id: string
  file_name: string
  content_type: string
  size_bytes: number
  sha256: string
  uploaded_by_id: string | null
  uploaded_at: Temporal.Instant
  kept_for: string | null
}

const storedFile = (row: FileRow): StoredFile => ({
  id: row.id,
  fileName: row.file_name,
  contentType: row.content_type,
  sizeBytes: row.size_bytes,
  sha256: row.sha256,
  uploadedById: row.uploaded_by_id ?? undefined,
  uploadedAt: row.uploaded_at,
  keptFor: row.kept_for ?? undefined,
})

/** The record of a stored file; whether this reader may have it is the caller's question. */
export async function findFile(db: Database | Transaction, id: string): Promise<StoredFile | undefined> {
  const row = await db.selectFrom('stored_files').selectAll().where('id', '=', id).executeTakeFirst()
  return row && storedFile(row)
}

/**
 * A stored file with its contents, to send or to read. Whether this reader may have it is the caller's question.
 * @returns nothing when there is no such file
 */
export async function openFile(services: Services, id: string): Promise<OpenedFile | undefined> {
  const file = await findFile(services.db, id)
  if (!file) return undefined
  const handle = await fs.open(placeOf(services.filesFolder, file.sha256))
  return { file, content: handle.createReadStream() }
}

/**
 * Keeps a file for an object ("kind/id"), in the transaction of the action that uses it. Only the person who uploaded
 * it can, and only once: nobody attaches the file of somebody else.
 * @returns whether it is kept
 */
export async function keepFile(
  tx: Transaction,
  asked: { id: string; keptFor: string; personId: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('stored_files')
    .set({ kept_for: asked.keptFor })
    .where('id', '=', asked.id)
    .where('uploaded_by_id', '=', asked.personId)
    .where('kept_for', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Lets go of a file; it is removed by the next cleaning. */
export async function releaseFile(tx: Transaction, asked: { id: string; keptFor: string }): Promise<void> {
  await tx
    .updateTable('stored_files')
    .set({ kept_for: null, uploaded_at: Temporal.Instant.fromEpochMilliseconds(0) })
    .where('id', '=', asked.id)
    .where('kept_for', '=', asked.keptFor)
    .execute()
}
