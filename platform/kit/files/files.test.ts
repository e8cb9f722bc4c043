import { createHash } from 'node:crypto'
import fs from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import type { Services } from '../module/services.ts'
import { servicesOn } from '../module/testing.ts'
import { cleanFiles } from './clean-files.ts'
import { fileKinds } from './file-kinds.ts'
import { findFile, keepFile, openFile, placeOf, releaseFile, storeFile } from './store-file.ts'

let database: TestDatabase
let services: Services

beforeAll(async () => {
  database = await testDatabase()
  services = servicesOn(database.db, { filesFolder: fs.mkdtempSync(join(tmpdir(), 'versneller-files-')) })
})
afterEach(async () => {
  await database.db.deleteFrom('stored_files').execute()
  fs.rmSync(services.filesFolder, { recursive: true, force: true })
})
afterAll(() => database.close())

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const csv = Buffer.from('naam;waarde\nHaven;12\n')
const personId = 'person-one'

const put = (fileName: string, content: Buffer | Readable, more: Partial<Services> = {}, limitBytes = 1000) =>
  storeFile(
    { ...services, ...more },
    {
      fileName,
      content: content instanceof Readable ? content : Readable.from([content]),
      limitBytes,
      accept: fileKinds,
      uploadedById: personId,
    },
  )

async function stored(fileName: string, content: Buffer) {
  const outcome = await put(fileName, content)
  if (!outcome.ok) throw new Error(outcome.problems[0]?.code)
  return outcome.value
}

const codeOf = async (outcome: ReturnType<typeof put>) => {
  const ended = await outcome
  return ended.ok ? 'taken' : ended.problems.map(problem => problem.code).join()
}

/** Every file in the store, wherever it lies. */
const onDisk = () =>
  fs.existsSync(services.filesFolder)
    ? fs
        .readdirSync(services.filesFolder, { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile())
        .map(entry => entry.name)
    : []

const keep = (id: string, by = personId) =>
  database.db.transaction().execute(tx => keepFile(tx, { id, keptFor: 'plan/1', personId: by }))

test('a file lies under its hash and comes back as it was', async () => {
  const file = await stored('plaatje.png', png)
  const sha256 = createHash('sha256').update(png).digest('hex')
  expect({ ...file, id: '', uploadedAt: 0 }).toEqual({
    id: '',
    fileName: 'plaatje.png',
    contentType: 'image/png',
    sizeBytes: png.length,
    sha256,
    uploadedById: personId,
    uploadedAt: 0,
    keptFor: undefined,
  })
  expect(fs.readFileSync(join(services.filesFolder, sha256.slice(0, 2), sha256))).toEqual(png)
  const opened = await openFile(services, file.id)
  expect(await buffer(opened!.content)).toEqual(png)
})

test('the same contents twice are two files and lie there once', async () => {
  const first = await stored('een.csv', csv)
  const second = await stored('twee.csv', csv)
  expect(first.id === second.id).toBe(false)
  expect(onDisk()).toEqual([first.sha256])
})

describe('a file is not taken and leaves nothing behind', () => {
  const cut = Readable.from(
    (async function* () {
      yield csv
      throw new Error('the connection is lost')
    })(),
  )
  test.each([
    ['when it is larger than allowed', 'a.csv', Buffer.alloc(1001, 'a'), 'BESTAND_TE_GROOT'],
    ['when it is empty', 'a.csv', Buffer.alloc(0), 'BESTAND_LEEG'],
    ['when its kind is not in the list', 'a.exe', Buffer.from('MZ'), 'BESTANDSSOORT_NIET_TOEGESTAAN'],
    ['when it is a page', 'a.html', Buffer.from('<svg onload=x>'), 'BESTANDSSOORT_NIET_TOEGESTAAN'],
    ['when it has no extension', 'a', csv, 'BESTANDSSOORT_NIET_TOEGESTAAN'],
    ['when it hides behind an extension', 'a.pdf.exe', csv, 'BESTANDSSOORT_NIET_TOEGESTAAN'],
    ['when a picture is called a document', 'a.pdf', png, 'BESTAND_WIJKT_AF'],
    ['when a picture is called a table', 'a.csv', png, 'BESTAND_WIJKT_AF'],
    ['when text is called a picture', 'a.png', csv, 'BESTAND_WIJKT_AF'],
    ['when a table holds control characters', 'a.csv', Buffer.from('a\0b'), 'BESTAND_WIJKT_AF'],
    ['when a map is no object', 'a.geojson', Buffer.from('[1]'), 'BESTAND_WIJKT_AF'],
    ['when it breaks off', 'a.csv', cut, 'BESTAND_AFGEBROKEN'],
  ])('%s', async (_when, name, content, code) => {
    expect(await codeOf(put(name, content))).toBe(code)
    expect(onDisk()).toEqual([])
    expect(await database.db.selectFrom('stored_files').execute()).toEqual([])
  })
})

test.each([
  ['../../etc/passwd.csv', 'passwd.csv'],
  ['C:\\map\\tabel.csv', 'tabel.csv'],
  ['a\u202evsc.csv', 'a_vsc.csv'],
  ['a"; x=".csv', 'a_; x=_.csv'],
])('a name that means something else is made plain: %s', async (given, kept) => {
  expect((await stored(given, csv)).fileName).toBe(kept)
})

describe('with a virus scanner', () => {
  /** A scanner of the test: says what it is told to after the whole stream, and keeps what it got. */
  async function scanner(answer: string | undefined) {
    const path = join(fs.mkdtempSync(join(tmpdir(), 'clamd-')), 's')
    const got: Buffer[] = []
    const server = net.createServer(socket => {
      socket.on('error', () => undefined)
      socket.on('data', (piece: Buffer) => {
        got.push(piece)
        if (answer === undefined) socket.destroy()
        else if (Buffer.concat(got).subarray(-4).equals(Buffer.alloc(4))) socket.end(`${answer}\0`)
      })
    })
    await new Promise<void>(resolve => server.listen(path, resolve))
    return { path, got, close: () => new Promise(resolve => server.close(resolve)) }
  }

  test('a clean file is taken and the scanner saw all of it', async () => {
    const clamd = await scanner('stream: OK')
    expect(await codeOf(put('a.csv', csv, { clamdSocket: clamd.path }))).toBe('taken')
    await clamd.close()
    const length = Buffer.alloc(4)
    length.writeUInt32BE(csv.length)
    expect(Buffer.concat(clamd.got)).toEqual(
      Buffer.concat([Buffer.from('zINSTREAM\0'), length, csv, Buffer.alloc(4)]),
    )
  })

  test.each([
    ['stream: Eicar-Test-Signature FOUND', 'VIRUS_GEVONDEN'],
    ['INSTREAM size limit exceeded. ERROR', 'VIRUSSCAN_ONBEREIKBAAR'],
    [undefined, 'VIRUSSCAN_ONBEREIKBAAR'],
  ])('the answer "%s" keeps the file out', async (answer, code) => {
    const clamd = await scanner(answer)
    expect(await codeOf(put('a.csv', csv, { clamdSocket: clamd.path }))).toBe(code)
    await clamd.close()
    expect(onDisk()).toEqual([])
  })

  test('a scanner that is not there keeps every file out', async () => {
    expect(await codeOf(put('a.csv', csv, { clamdSocket: '/nowhere/clamd' }))).toBe('VIRUSSCAN_ONBEREIKBAAR')
  })
})

describe('keeping a file', () => {
  test('works once, for the person who uploaded it', async () => {
    const { id } = await stored('a.csv', csv)
    expect(await keep(id)).toBe(true)
    expect(await keep(id)).toBe(false)
    expect((await findFile(database.db, id))?.keptFor).toBe('plan/1')
  })

  test('does not work for somebody else', async () => {
    const { id } = await stored('a.csv', csv)
    expect(await keep(id, 'person-two')).toBe(false)
  })
})

describe('cleaning', () => {
  const later = () => ({
    ...services,
    clock: { now: () => Temporal.Now.instant().add({ hours: 25 }) },
  })

  test('leaves a file of today alone', async () => {
    const { sha256 } = await stored('a.csv', csv)
    expect(await cleanFiles(services)).toBe(0)
    expect(onDisk()).toEqual([sha256])
  })

  test('removes what nobody kept within a day and leaves what was kept', async () => {
    const kept = await stored('a.csv', csv)
    const unused = await stored('a.png', png)
    await keep(kept.id)
    expect(await cleanFiles(later())).toBe(1)
    expect(onDisk()).toEqual([kept.sha256])
    expect(await findFile(database.db, unused.id)).toBe(undefined)
  })

  test('removes what was let go of', async () => {
    const { id } = await stored('a.csv', csv)
    await keep(id)
    await database.db.transaction().execute(tx => releaseFile(tx, { id, keptFor: 'plan/2' }))
    expect((await findFile(database.db, id))?.keptFor).toBe('plan/1')
    await database.db.transaction().execute(tx => releaseFile(tx, { id, keptFor: 'plan/1' }))
    expect(await cleanFiles(later())).toBe(1)
    expect(onDisk()).toEqual([])
  })

  test('removes what a killed upload left behind', async () => {
    fs.mkdirSync(join(services.filesFolder, 'incoming'), { recursive: true })
    fs.writeFileSync(join(services.filesFolder, 'incoming', 'half'), 'x')
    const lost = createHash('sha256').update('lost').digest('hex')
    fs.mkdirSync(join(services.filesFolder, lost.slice(0, 2)), { recursive: true })
    fs.writeFileSync(placeOf(services.filesFolder, lost), 'lost')
    expect(await cleanFiles(later())).toBe(1)
    expect(onDisk()).toEqual([])
  })
})
