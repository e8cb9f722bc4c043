// Stems and compounds against known words, evidence against its worked figures, ranking against the properties that make
// it honest, and the whole against the labelled set in golden/matching.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  measureAbstaining,
  measureAlike,
  measureHeldOut,
  measureSolutions,
} from '../../golden/matching/measure.ts'
import { matchCommand } from '../commands/match.ts'
import { evidenceOf, wilsonLower } from './evidence.ts'
import { type MatchItem, openMatchIndex } from './match.ts'
import { stemDutch } from './stem-dutch.ts'
import { typeWords } from './type-words.ts'
import { lettersOf, termOf, vocabularyOf, wordsOf } from './words-of.ts'

describe('words', () => {
  test('lose capitals, accents and what says nothing of a subject', () => {
    expect(wordsOf('De Coöperatie wil één WARMTENET, en geen gas!')).toEqual([
      'cooperatie',
      'warmtenet',
      'gas',
    ])
  })

  test.each([
    ['lichaam', 'licham'],
    ['lichamelijk', 'licham'],
    ['lichamelijkheden', 'licham'],
    ['opheffen', 'opheff'],
    ['opheffing', 'opheff'],
    ['opgingen', 'opging'],
    ['woningen', 'woning'],
    ['woning', 'woning'],
    ['maan', 'man'],
    ['brood', 'brod'],
    ['grachten', 'gracht'],
    ['subsidies', 'subsidies'],
    ['in', 'in'],
    ['heden', 'heden'],
    ['gelegenheid', 'geleg'],
    ['dankbaar', 'dankbar'],
  ])('the stem of %s is %s', (word, stem) => {
    expect(stemDutch(word)).toBe(stem)
  })

  test('are none in a text of signs alone', () => {
    expect(wordsOf('?! …')).toEqual([])
  })

  test('are split where the parts are most even', () => {
    const words = new Set(['water', 'bergingsplan', 'waterberging', 'plan'])
    expect(termOf('waterbergingsplan', words).parts).toEqual(['water', stemDutch('bergingsplan')])
  })

  test('any word has a stem that is not longer', () => {
    fc.assert(fc.property(fc.stringMatching(/^[a-z]{1,20}$/), word => stemDutch(word).length <= word.length))
  })

  test('that are compounds come apart at a word of the collection, with the letter between them', () => {
    const vocabulary = vocabularyOf(['bodem sanering waterberging bedrijven terrein'])
    expect(termOf('bodemsanering', vocabulary).parts).toEqual([stemDutch('bodem'), stemDutch('sanering')])
    expect(termOf('bedrijventerrein', vocabulary).parts).toEqual([
      stemDutch('bedrijven'),
      stemDutch('terrein'),
    ])
    expect(termOf('onzin', vocabulary).parts).toEqual([])
  })

  test('share most of their letters with a slip of the pen', () => {
    const shared = lettersOf('parkeernorm').filter(run => lettersOf('parkernorm').includes(run))
    expect(shared.length).toBeGreaterThan(6)
  })
})

describe('evidence', () => {
  test.each([
    [3, 3, 0.646],
    [2.5, 3, 0.464],
    [2, 3, 0.321],
    [10, 10, 0.859],
    [0, 0, 0],
  ])('%d of %i gives %d', (successes, count, lower) => {
    expect(wilsonLower(successes, count)).toBeCloseTo(lower, 3)
  })

  test('counts a partial success for half and keeps failures in sight', () => {
    const outcomes = (['gewerkt', 'gewerkt', 'deels'] as const).map(uitkomst => ({ uitkomst }))
    expect(evidenceOf([...outcomes, { uitkomst: 'niet' }])).toEqual({
      count: 4,
      worked: 2,
      partly: 1,
      failed: 1,
      lowerShare: wilsonLower(2.5, 4),
    })
    expect(evidenceOf(outcomes).lowerShare).toBeCloseTo(0.464, 3)
  })
})

const item = (id: string, titel: string, typen: string[] = [], more: Partial<MatchItem> = {}): MatchItem => ({
  id,
  titel,
  tekst: titel,
  typen,
  ...more,
})
const solutions = [
  item('bodem', 'Bodemsanering met grondbalans', ['bodem']),
  item('parkeren', 'Lagere parkeernorm met deelauto', ['mobiliteit']),
  item('geluid', 'Norm voor geluid aan het spoor', ['hinder']),
  item('water', 'Berging van regenwater op daken', ['klimaat']),
]
const idsFor = (titel: string, typen: string[] = [], from = solutions, useTypes = true) =>
  openMatchIndex(from)
    .find({ item: item('vraag', titel, typen), top: 5, useTypes })
    .map(hit => hit.id)

describe('a ranking', () => {
  test('finds a compound by its parts and a part by its compound', () => {
    expect(idsFor('sanering van de bodem')[0]).toBe('bodem')
    expect(idsFor('waterberging regen')[0]).toBe('water')
  })

  test('goes by types alone where a question has no word', () => {
    expect(idsFor('?!', ['bodem'])).toEqual(['bodem'])
    expect(idsFor('?!')).toEqual([])
  })

  test('does not drift on one half of a compound', () => {
    expect(idsFor('parkeernorm')[0]).toBe('parkeren')
    const [first, second] = openMatchIndex(solutions).find({
      item: item('v', 'parkeernorm'),
      top: 2,
      useTypes: false,
    })
    expect((second?.score ?? 0) / (first?.score ?? 1)).toBeLessThan(0.4)
  })

  test('follows types that a person confirmed where words fail, and leaves them out when asked', () => {
    expect(idsFor('blik op straat', ['mobiliteit'])[0]).toBe('parkeren')
    expect(idsFor('blik op straat', ['mobiliteit'], solutions, false)).toEqual([])
  })

  test('finds an item by what its types are called, unless the question has types of its own', () => {
    const item2 = (id: string, typen: string[]) => item(id, 'Iets', typen)
    const all = [item2('a', ['capaciteit']), item2('b', ['natuur']), item2('c', [])]
    expect(idsFor('menskracht', [], all)).toEqual(['a'])
    expect(idsFor('menskracht', ['natuur'], all)).toEqual(['b'])
    expect(idsFor('menskracht', ['natuur'], all, false)).toEqual(['a'])
    expect(typeWords(['natuur', 'geluk'])).toBe('natuur en beschermde soorten')
  })

  test('says nothing when nothing fits', () => {
    expect(idsFor('zendmast van de telecomprovider')).toEqual([])
  })

  test('never finds the item itself', () => {
    const index = openMatchIndex(solutions)
    const [own] = solutions
    expect(own && index.find({ item: own, top: 9, useTypes: true }).map(hit => hit.id)).not.toContain('bodem')
  })

  test('lifts what was proven elsewhere by at most 15 percent, and never what does not fit', () => {
    const proven = { hergebruik: Array.from({ length: 50 }, () => ({ uitkomst: 'gewerkt' as const })) }
    const two = [
      item('a', 'sanering van bodem', ['bodem']),
      item('b', 'sanering van bodem', ['bodem'], proven),
    ]
    const hits = openMatchIndex(two).find({
      item: item('v', 'sanering van bodem', ['bodem']),
      top: 2,
      useTypes: true,
    })
    expect(hits.map(hit => hit.id)).toEqual(['b', 'a'])
    const lift = (hits[0]?.score ?? 0) / (hits[1]?.score ?? 1)
    expect(lift).toBeGreaterThan(1.1)
    expect(lift).toBeLessThanOrEqual(1.15)
    const other = item('c', 'tuinieren op balkons', ['klimaat'], proven)
    expect(idsFor('sanering van bodem', ['bodem'], [...two, other])[2]).not.toBe('b')
  })

  test('explains itself by the words and types that are shared', () => {
    const [hit] = openMatchIndex(solutions).find({
      item: item('v', 'geluid langs het spoor', ['hinder', 'bodem']),
      top: 1,
      useTypes: true,
    })
    expect(hit?.id).toBe('geluid')
    expect(hit?.why).toEqual({
      words: ['geluid', 'spoor'],
      types: ['hinder'],
      reuse: { count: 0, worked: 0, partly: 0, failed: 0, lowerShare: 0 },
    })
  })

  test('is the same in whatever order the collection stands, with scores between 0 and 1.15', () => {
    const texts = fc.array(fc.constantFrom('bodem', 'sanering', 'norm', 'geluid', 'water', 'dak', 'spoor'), {
      minLength: 1,
      maxLength: 6,
    })
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1, maxLength: 8 }), texts, (all, asked) => {
        const items = all.map((text, place) => item(`s${place}`, text.join(' ')))
        const find = (from: readonly MatchItem[]) =>
          openMatchIndex(from).find({ item: item('v', asked.join(' ')), top: 8, useTypes: false })
        const hits = find(items)
        expect(find(items.toReversed())).toEqual(hits)
        for (const { score } of hits) {
          expect(score).toBeGreaterThan(0)
          expect(score).toBeLessThanOrEqual(1.15)
        }
      }),
    )
  })
})

describe('on the labelled set', () => {
  test('confirmed types give the right solution first, also where the words were avoided', () => {
    const all = measureSolutions(true)
    expect(all.questions).toBe(56)
    expect(all.ndcg5).toBeGreaterThanOrEqual(0.84)
    expect(all.p1).toBeGreaterThanOrEqual(0.83)
    expect(all.r5).toBeGreaterThanOrEqual(0.86)
    expect(measureSolutions(true, 'paraphrased').ndcg5).toBeGreaterThanOrEqual(0.79)
  })

  test('words alone find what is said in the same words', () => {
    expect(measureSolutions(false, 'literal').ndcg5).toBeGreaterThanOrEqual(0.9)
    const all = measureSolutions(false)
    expect(all.ndcg5).toBeGreaterThanOrEqual(0.76)
    expect(all.p1).toBeGreaterThanOrEqual(0.72)
  })

  test('questions that nothing was tuned on are answered by types, and by words where they share one', () => {
    const typed = measureHeldOut(true)
    expect(typed.questions).toBe(56)
    expect(typed.ndcg5).toBeGreaterThanOrEqual(0.84)
    expect(typed.r5).toBeGreaterThanOrEqual(0.86)
    expect(measureHeldOut(true, 'paraphrased').ndcg5).toBeGreaterThanOrEqual(0.79)
    expect(measureHeldOut(false, 'literal').p1).toBe(1)
    // Words alone do not bridge to what shares none: this is what it is, not what it should be.
    expect(measureHeldOut(false).p1).toBeCloseTo(0.554, 3)
  })

  test('bottlenecks with the same core find each other', () => {
    const alike = measureAlike(true)
    expect(alike.mrr).toBeGreaterThanOrEqual(0.55)
    expect(alike.r5).toBeGreaterThanOrEqual(0.75)
  })

  test('what has no solution gets none, and no other question is left without', () => {
    expect(measureAbstaining(true)).toEqual({ wronglySilent: [], wronglyAnswered: [] })
  })
})

describe('the command', () => {
  const bottleneck = { id: 'k1', titel: 'Vervuilde bodem', tekst: 'De sanering is duur.', typen: ['bodem'] }
  const solution = {
    id: 'k1',
    titel: 'Bodemsanering met gesloten balans',
    tekst: 'Hergebruik schone grond.',
    typen: ['bodem'],
    hergebruik: [{ project: 'haven', jaar: 2024, uitkomst: 'gewerkt' }],
  }

  test('gives one document with a list for every bottleneck', async () => {
    const outcome = await matchCommand.run({ bottlenecks: [bottleneck], solutions: [solution] }, {})
    expect(outcome.ok && outcome.answer).toEqual({
      k1: [
        {
          id: 'k1',
          score: expect.closeTo(1 + 0.15 * wilsonLower(1, 1), 1),
          why: {
            words: expect.arrayContaining(['bodem', 'sanering']),
            types: ['bodem'],
            reuse: { count: 1, worked: 1, partly: 0, failed: 0, lowerShare: wilsonLower(1, 1) },
          },
        },
      ],
    })
  })

  test('finds alike bottlenecks without a file of solutions', async () => {
    const other = { ...bottleneck, id: 'k2', titel: 'Bodem vol olie' }
    const outcome = await matchCommand.run({ bottlenecks: [bottleneck, other] }, { alike: true, top: '1' })
    expect(outcome.ok && Object.values(Object(outcome.answer)).map(hits => Object(hits)[0].id)).toEqual([
      'k2',
      'k1',
    ])
  })

  test('tells every mistake of both files and the options', async () => {
    const bad = { bottlenecks: [{ ...bottleneck, typen: ['geluk'] }], solutions: [{ id: 's' }] }
    const outcome = await matchCommand.run(bad, { top: '0' })
    expect(outcome.ok ? [] : outcome.errors.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['--top', 'BUITEN_BEREIK'],
      ['--bottlenecks/0/typen/0', 'ONBEKENDE_KEUZE'],
      ['--solutions/0/titel', 'VELD_ONTBREEKT'],
      ['--solutions/0/tekst', 'VELD_ONTBREEKT'],
      ['--solutions/0/typen', 'VELD_ONTBREEKT'],
    ])
    const none = await matchCommand.run({}, {})
    expect(none.ok ? [] : none.errors.map(({ pointer }) => pointer)).toEqual(['--bottlenecks', '--solutions'])
  })
})
