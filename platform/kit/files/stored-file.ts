import type { Readable } from 'node:stream'

/** A file that lies in the store. */
export interface StoredFile {
  id: string
  fileName: string
  contentType: string
  sizeBytes: number
  /** SHA-256 of the contents, 64 hex digits: its place in the store. */
  sha256: string
  uploadedById: string | undefined
  uploadedAt: Temporal.Instant
  /** What uses it; a file that nothing uses is removed after a day. */
  keptFor: string | undefined
}

/** A stored file with its contents. */
export interface OpenedFile {
  file: StoredFile
  content: Readable
}
