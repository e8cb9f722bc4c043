// What decides without a database: what stands beside a criterion, and a choice with and without a limit.
import { type Pool, selectPortfolio } from '@versneller/engine'
import { expect, it } from 'vitest'
import { demoCriteria, demoForm } from '../../call/testing.ts'
import { answersBeside } from './assessment.ts'
import { poolOf, questionOf } from './portfolio.ts'

it('beside each criterion stands what the plan told about it, and nothing of another page of the form', () => {
  const pages = demoForm.pages.map(({ fields }) => ({
    answers: fields.map(({ kind, key }) => ({ kind, key })),
  }))
  const beside = demoCriteria.criteria.map(({ key }) => [
    key,
    answersBeside(key, pages).map(answer => answer.key),
  ])
  expect(Object.fromEntries(beside)).toEqual({
    knelpunten: ['knelpunten', 'tekort', 'investeringen'],
    beginfase: ['fase'],
    woningvraag: ['woningen', 'aandeel', 'markt'],
    complexiteit: [
      'soort-locatie',
      ...['eigenaren', 'bodem', 'barriere', 'vergunningen'],
      ...['knelpunten', 'investeringen'],
    ],
    betekenis: ['thema', 'bewijs'],
    voorbeeld: ['kennis', 'vergelijkbaar'],
  })
  expect(answersBeside('iets-nieuws', pages)).toEqual([])
})

it('without a limit every plan above the threshold is chosen; with one, no more than that', async () => {
  const score = (place: number) => (place < 40 ? 3 + (place % 5) / 4 : 2.9)
  const pool: Pool = {
    format: 'versneller-pool/1',
    weights: { 'knelpunt:bodem': 1, 'knelpunt:infra': 1 },
    entries: Array.from({ length: 45 }, (_, place) => ({
      ...{ id: `plan-${place}`, receipt: String(place).padStart(64, '0'), score: score(place) },
      ...{ minCriterion: 2, categories: [place % 2 ? 'knelpunt:bodem' : 'knelpunt:infra'] },
      ...{ region: 'PV26', stakes: { homes: 100 } },
    })),
    minimum: 2,
  }
  const chosen = async (admission: Parameters<typeof questionOf>[0]) => {
    const outcome = await selectPortfolio(pool, {
      ...{ ...questionOf(admission, { threshold: 3, lambda: 0.7 }), frontier: false, draws: 0 },
    })
    return outcome.ok ? outcome.answer.chosen.length : outcome.errors
  }
  expect(await chosen({ mode: 'threshold', most: undefined })).toBe(40)
  expect(await chosen({ mode: 'cap', most: 6 })).toBe(6)
})

it('what the tranche before left empty weighs more in the next one, on top of the weight of its dimension', () => {
  const { weights } = poolOf({
    ...{ plans: [], waiting: [], outside: new Set(), minCriterion: new Map(), minimum: 2, threshold: 3 },
    breadth: { knelpunt: 3 },
    scores: {
      ...{ files: {}, assessors: {} },
      agreement: { intraclassCorrelation: null, alpha: {}, flaggedShare: 0, groups: 0 },
    },
    known: ['knelpunt:bodem', 'knelpunt:natuur', 'fase:initiatief'],
    raised: { 'knelpunt:natuur': 2 },
  })
  expect(weights).toEqual({ 'fase:initiatief': 1, 'knelpunt:bodem': 3, 'knelpunt:natuur': 6 })
})
