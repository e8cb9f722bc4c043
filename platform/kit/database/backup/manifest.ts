import { z } from 'zod'

/** One table as it lies in a backup. */
const tableShape = z.object({
  name: z.string(),
  columns: z.array(z.string()),
  rows: z.number().int(),
  file: z.string(),
  sha256: z.string(),
})

/** What a backup holds; written last, so that a folder without it is no backup. */
export const manifestShape = z.object({
  format: z.literal('versneller-backup/1'),
  madeAt: z.string(),
  /** Migrations that had run, by name: the schema that the rows fit. */
  migrations: z.array(z.string()),
  /** Each table after the tables that it refers to. */
  tables: z.array(tableShape),
  /** Next values of the sequences. */
  sequences: z.array(z.object({ name: z.string(), value: z.string(), isCalled: z.boolean() })),
  /** Stored files by hash, copied as they are. */
  files: z.array(z.string()),
})

/** What a backup holds. */
export type Manifest = z.infer<typeof manifestShape>
/** One table of a backup: its columns, its number of rows and the hash of its file. */
export type BackedUpTable = z.infer<typeof tableShape>

/** File that makes a folder a backup. */
export const manifestName = 'manifest.json'
