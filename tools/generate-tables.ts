import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startEmbedded } from '../platform/kit/database/embedded.ts'
import { migrate } from '../platform/kit/database/migrate.ts'
import { describeSchema } from './describe-schema.ts'

const root = path.resolve(import.meta.dirname, '..')
const tablesFile = path.join(root, 'platform/kit/database/tables.generated.ts')
const schemaFile = path.join(root, 'docs/schema.sql')

/**
 * Writes what follows from the migrations: the types of the tables and the schema as text. `--check` writes nothing
 * and ends with 1 when a file is not fresh.
 */
async function main(isCheck: boolean): Promise<void> {
  const fresh = await generate()
  const stale = [...fresh].filter(
    ([file, text]) => !fs.existsSync(file) || fs.readFileSync(file, 'utf8') !== text,
  )
  for (const [file, text] of stale) {
    const name = path.relative(root, file)
    if (isCheck) console.error(`${name} is not fresh: run node tools/generate-tables.ts`)
    else {
      fs.mkdirSync(path.dirname(file), { recursive: true })
      fs.writeFileSync(file, text)
      console.log(`${name} written`)
    }
  }
  if (isCheck && stale.length > 0) process.exitCode = 1
}

/** Both files as they must be, from a database that is made for it and thrown away. */
async function generate(): Promise<Map<string, string>> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'versneller-schema-'))
  fs.chmodSync(folder, 0o711)
  const log = () => undefined
  const server = await startEmbedded({ folder: path.join(folder, 'database'), log, isDurable: false })
  try {
    await migrate({ url: server.url, log })
    return new Map([
      [tablesFile, tableTypes(server.url)],
      [schemaFile, await describeSchema(server.url)],
    ])
  } finally {
    await server.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

/** The types that kysely-codegen makes, read as our own pool reads columns. */
function tableTypes(url: string): string {
  const generator = path.join(root, 'node_modules/kysely-codegen/dist/cli/bin.js')
  const mapping = { int8: 'number', timestamptz: 'InstantColumn' }
  const imports = { InstantColumn: './column-types.ts' }
  const text = execFileSync(
    process.execPath,
    [
      generator,
      ...[
        '--dialect',
        'postgres',
        '--url',
        url,
        '--print',
        '--log-level',
        'error',
        '--date-parser',
        'string',
      ],
      ...['--type-mapping', JSON.stringify(mapping), '--custom-imports', JSON.stringify(imports)],
    ],
    { encoding: 'utf8', cwd: root },
  )
  return `${text.trim()}\n`
}

await main(process.argv.includes('--check'))
