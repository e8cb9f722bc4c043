import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { audienceKeysOf, everybody } from '../access/audience-keys.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { cleanWords } from './clean-words.ts'
import { indexDocuments, removeFromIndex, type SearchDocument } from './index-document.ts'
import { type Asked, search } from './search.ts'

let database: TestDatabase

const document = (objectId: string, title: string, body: string, more: Partial<SearchDocument> = {}) => ({
  kind: 'trial.thing',
  objectId,
  language: 'nl' as const,
  title,
  body,
  href: `/dingen/${objectId}`,
  audienceKeys: [everybody],
  ...more,
})
const documents: SearchDocument[] = [
  document('kade', 'De oude kade', 'Hier komen woningen en bedrijven naast elkaar.'),
  document('bouw', 'Woningbouw aan het stationsgebied', 'Een plan met een nieuwe brug over het spoor.'),
  document('cafe', 'Café Één', 'Met een terras en "rare" tekens: a:* & | ! <b>vet</b> \ue000.'),
  document('station', 'Het station', 'De kade ligt naast het station; een gebied met water.'),
  document('geheim', 'Geheime kade', 'Alleen voor het team.', { audienceKeys: ['role:T'] }),
  document('twee', 'De markt', 'Een plein met kramen.'),
  document('twee', 'The market', 'A square with stalls and flowers.', { language: 'en' }),
  document('soort', 'Een andere kade', 'Van een andere soort.', { kind: 'trial.other' }),
]

const index = (...news: SearchDocument[]) => database.db.transaction().execute(tx => indexDocuments(tx, news))

beforeAll(async () => {
  database = await testDatabase()
  await index(...documents)
})
afterAll(() => database.close())

const find = async (text: string, more: Partial<Asked> = {}) => {
  const asked = { text, language: 'nl' as const, audienceKeys: [everybody], ...more }
  return (await search(database.db, asked)).hits.map(hit => hit.objectId)
}

describe('a word is found', () => {
  test.each([
    ['as it is, in a title first', 'kade', ['kade', 'soort', 'station']],
    ['in another form', 'bedrijf', ['kade']],
    ['by its beginning', 'bedr', ['kade']],
    ['without its accents', 'cafe een', ['cafe']],
    ['with accents where there are none', 'kadé', ['kade', 'soort', 'station']],
    ['as the second part of a compound', 'gebied', ['bouw', 'station']],
    ['as a compound of which the parts stand apart', 'stationsgebied', ['bouw', 'station']],
    ['with two letters swapped', 'stalels', ['twee']],
    ['with a letter too few', 'bedrjven', ['kade']],
    ['with a letter too many', 'terrras', ['cafe']],
    ['beside words that say nothing', 'de brug over het spoor', ['bouw']],
    ['in the other language when the object has no text in this one', 'woningen', ['kade', 'bouw']],
  ])('%s', async (_how, text, ids) => {
    const language = text === 'stalels' ? 'en' : 'nl'
    expect((await find(text, { language })).toSorted()).toEqual(ids.toSorted())
  })
})

test('a title counts for more than a text', async () => {
  expect((await find('station'))[0]).toBe('station')
})

describe('nothing is found', () => {
  test.each([
    '',
    '   ',
    '!!!',
    'de',
    'olifant',
    'kade olifant',
    "'; drop table search_documents; --",
    'a:* & | !(',
  ])('for %j or only what holds all words', async text => {
    const found = await find(text)
    expect(found.filter(id => id === 'geheim')).toEqual([])
    if (/olifant|drop|^\W*$/.test(text)) expect(found).toEqual([])
  })
})

describe('what a reader may not see', () => {
  test('is not found and not counted', async () => {
    const asked = { text: 'kade', language: 'nl' as const }
    const outsider = await search(database.db, { ...asked, audienceKeys: [everybody] })
    const insider = await search(database.db, { ...asked, audienceKeys: [everybody, 'role:T'] })
    expect({ total: outsider.total, counts: outsider.counts }).toEqual({
      total: 3,
      counts: [
        { kind: 'trial.thing', count: 2 },
        { kind: 'trial.other', count: 1 },
      ],
    })
    expect(insider.total).toBe(4)
  })

  test('lends no word to what others type: a slip of the pen is seen as one, whatever stands in a hidden text', async () => {
    await index(document('wal', 'De walkant', 'Water'))
    const before = await find('valkant')
    await index(document('dicht', 'Valkanten', 'Valkant', { audienceKeys: ['role:T'] }))
    expect([before, await find('valkant')]).toEqual([['wal'], ['wal']])
    expect(await find('valkant', { audienceKeys: [everybody, 'role:T'] })).toEqual(['dicht'])
  })

  test('is nothing for who holds no key, not even what everybody may see', async () => {
    expect(await find('kade', { audienceKeys: [] })).toEqual([])
  })
})

test('only the kinds that were asked for are found', async () => {
  expect(await find('kade', { kinds: ['trial.other'] })).toEqual(['soort'])
  expect(await find('kade', { kinds: [] })).toEqual([])
})

test('the counts tell of every kind, also when one was chosen', async () => {
  const asked = { text: 'kade', language: 'nl' as const, audienceKeys: [everybody], kinds: ['trial.other'] }
  const { total, counts } = await search(database.db, asked)
  expect([total, counts.map(({ kind, count }) => [kind, count])]).toEqual([
    1,
    [
      ['trial.thing', 2],
      ['trial.other', 1],
    ],
  ])
})

test('what is the same already is not written again', async () => {
  const same = document('zelfde', 'Onveranderd', 'x')
  expect([await index(same), await index(same), await index({ ...same, audienceKeys: ['role:T'] })]).toEqual([
    1, 0, 1,
  ])
})

test('a reader holds the key of everybody, and of each role with and without its organisation', () => {
  const grants = [
    { role: 'G', organisationId: 'a' },
    { role: 'G', organisationId: 'b' },
  ]
  expect(audienceKeysOf(undefined)).toEqual(['everybody'])
  expect(audienceKeysOf({ personId: 'p', name: 'P', grants })).toEqual([
    'everybody',
    'signed-in',
    'role:G',
    'role:G:a',
    'role:G:b',
  ])
})

test('an object in both languages is found in the language of the reader only', async () => {
  expect(await find('market', { language: 'en' })).toEqual(['twee'])
  expect(await find('markt', { language: 'en' })).toEqual([])
  expect(await find('markt')).toEqual(['twee'])
})

test('pages follow each other without doubles', async () => {
  const pages = await Promise.all([1, 2, 3, 4].map(page => find('kade', { page, pageSize: 1 })))
  expect(pages.flat().toSorted()).toEqual(['kade', 'soort', 'station'])
  expect(pages[3]).toEqual([])
})

test('the excerpt marks what was asked for and holds no markup', async () => {
  const { hits } = await search(database.db, { text: 'terras', language: 'nl', audienceKeys: [everybody] })
  expect(hits[0]?.excerpt).toEqual([
    { text: 'Met een ', isHit: false },
    { text: 'terras', isHit: true },
    { text: ' en "rare" tekens: a:* & | !  vet  .', isHit: false },
  ])
})

test('what is removed is not found, and its words are forgotten', async () => {
  const gone = document('weg', 'Xylofoon', 'Zzzwoord')
  await index(gone)
  expect(await find('xylofoon')).toEqual(['weg'])
  await database.db.transaction().execute(tx => removeFromIndex(tx, gone))
  expect(await find('xylofoon')).toEqual([])
  await cleanWords(database.db)
  const words = await database.db.selectFrom('search_words').select('word').execute()
  const left = new Set(words.map(row => row.word))
  expect([left.has('xylofoon'), left.has('kade')]).toEqual([false, true])
})

test('a text that changes is found by its new words only', async () => {
  const first = document('wissel', 'Oudewoord', 'x')
  await index(first)
  await index({ ...first, title: 'Nieuwtje' })
  expect([await find('oudewoord'), await find('nieuwtje')]).toEqual([[], ['wissel']])
})
