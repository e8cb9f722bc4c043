import { describe, expect, it } from 'vitest'
import { calculate } from './calculate.ts'
import { differences } from './compare-figures.ts'
import { describeFormula } from './describe.ts'
import { formulas } from './registry.ts'
import { outcomeOf } from './testing.ts'

const names = formulas.map(formula => formula.name)

describe.each(formulas.map(formula => [formula.name, formula] as const))('%s', (name, formula) => {
  it('gives the figures of its worked example', () => {
    const outcome = calculate(name, { inputs: formula.example.inputs })
    const result = outcome.ok && 'result' in outcome.answer ? outcome.answer.result : outcome
    expect(differences(result, formula.example.result, formula.example.within ?? 0.005)).toEqual([])
  })

  it('refuses an empty document with every field that is missing, each with two sentences', () => {
    const outcome = calculate(name, { inputs: {} })
    const required = describeFormula(formula).inputs.filter(input => !input.optional)
    const errors = outcome.ok ? [] : outcome.errors
    expect(errors.map(error => error.pointer).slice(0, required.length)).toEqual(
      required.map(input => `/inputs/${input.name}`),
    )
    expect(errors.length).toBeGreaterThan(0)
    expect(errors.every(error => error.code === 'VELD_ONTBREEKT')).toBe(true)
    expect(errors.every(error => error.message.nl.endsWith('.') && error.message.en.endsWith('.'))).toBe(true)
  })

  it('shows steps with finite values and a label in both languages', () => {
    const outcome = calculate(name, { inputs: formula.example.inputs })
    const answer = outcome.ok && 'steps' in outcome.answer ? outcome.answer : undefined
    expect(
      answer?.steps.every(({ value, label }) => Number.isFinite(value) && label.nl !== '' && label.en !== ''),
    ).toBe(true)
    expect(answer?.source).toEqual(formula.source)
  })

  it('describes its result by the names that the result has', () => {
    const outcome = calculate(name, { inputs: formula.example.inputs })
    const result = outcome.ok && 'result' in outcome.answer ? outcome.answer.result : undefined
    const described = 'fields' in formula.result ? Object.keys(formula.result.fields) : []
    const given = typeof result === 'object' && result !== null ? Object.keys(result) : []
    const isOpen = !('fields' in formula.result)
    expect(isOpen ? [] : given.filter(key => !described.includes(key))).toEqual([])
  })
})

function mistakesIn(document: object): string[] {
  const outcome = calculate('residual-sale', document)
  return outcome.ok ? [] : outcome.errors.map(({ pointer, code }) => `${pointer} ${code}`)
}

describe('calculate', () => {
  it('knows every formula by one name', () => {
    expect(new Set(names).size).toBe(names.length)
  })

  it('names the formulas that there are when the name is unknown', () => {
    expect(calculate('residual', { inputs: {} })).toEqual({
      ok: false,
      errors: [
        {
          pointer: '',
          code: 'ONBEKENDE_FORMULE',
          message: {
            nl: `De formule residual bestaat niet. Kies uit: ${names.filter(name => name.startsWith('residual')).join(', ')}.`,
            en: `There is no formula residual. Choose from: ${names.filter(name => name.startsWith('residual')).join(', ')}.`,
          },
        },
      ],
    })
  })

  it('gives every mistake at once, with pointer and code', () => {
    const example = formulas.find(({ name }) => name === 'residual-sale')?.example.inputs
    const inputs = { priceVonEur: '400000', bvoM2: -1, buildPerM2: 1750, softShare: 1.2, price: 1 }
    expect(mistakesIn({ extra: true })).toEqual(['/extra ONBEKEND_VELD', '/inputs VELD_ONTBREEKT'])
    expect(mistakesIn({ extra: true, inputs: [] })).toEqual(['/extra ONBEKEND_VELD'])
    expect(mistakesIn({ extra: true, inputs: example })).toEqual(['/extra ONBEKEND_VELD'])
    expect(mistakesIn({ extra: true, inputs })).toEqual([
      '/extra ONBEKEND_VELD',
      '/inputs/price ONBEKEND_VELD',
      '/inputs/priceVonEur ONJUIST_TYPE',
      '/inputs/bvoM2 BUITEN_BEREIK',
      '/inputs/softShare BUITEN_BEREIK',
      '/inputs/marginShare VELD_ONTBREEKT',
    ])
  })

  it('goes on with a batch when one item is bad', () => {
    const outcome = calculate('pv', {
      inputs: [
        { rate: 0, nper: 3, pmt: 10 },
        { rate: -2, nper: 3 },
        { rate: 0, nper: 2, pmt: 10 },
      ],
    })
    const results = outcome.ok && 'results' in outcome.answer ? outcome.answer.results : []
    expect(results.map(item => ('result' in item ? item.result : item))).toEqual([
      -30,
      {
        errors: [
          {
            pointer: '/inputs/1/rate',
            code: 'BUITEN_BEREIK',
            message: { nl: 'Maak rate hoger dan -1.', en: 'Make rate higher than -1.' },
          },
        ],
      },
      -20,
    ])
  })

  it('answers an empty batch with no results', () => {
    expect(calculate('pv', { inputs: [] })).toEqual({ ok: true, answer: { results: [] } })
  })

  it('shows the steps to the result, and the result as the last', () => {
    const outcome = calculate('max-bid', {
      inputs: { residualEur: 100, rate: 0.1, years: 2, acquisitionShare: 0 },
    })
    const steps = outcome.ok && 'steps' in outcome.answer ? outcome.answer.steps : []
    expect(steps.map(({ label, value, unit }) => [label.nl, label.en, value.toFixed(4), unit])).toEqual([
      ['rente over de grond', 'interest on the land', '1.2100', 'factor'],
      ['kosten van de koop', 'acquisition costs', '1.0000', 'factor'],
      ['hoogste bod', 'highest bid', '82.6446', 'EUR'],
    ])
  })

  it('says that an answer is too large instead of giving infinity', () => {
    const outcome = calculate('fv', { inputs: { rate: 1e6, nper: 1e6, pv: 1 } })
    expect(outcome).toMatchObject({ ok: true, answer: { result: null, reason: { code: 'GETAL_TE_GROOT' } } })
  })

  it('refuses what is no document', () => {
    for (const document of [null, undefined, 1, 'x', [], true]) {
      expect(calculate('pv', document)).toMatchObject({
        ok: false,
        errors: [{ code: 'ONJUIST_TYPE', pointer: '' }],
      })
    }
  })

  it('does not take the names of a prototype for fields', () => {
    const document: unknown = JSON.parse(
      '{"inputs": {"__proto__": 1, "constructor": 2, "rate": 0, "nper": 1}}',
    )
    const outcome = calculate('pv', document)
    expect(outcome.ok ? [] : outcome.errors.map(error => error.pointer)).toEqual([
      '/inputs/__proto__',
      '/inputs/constructor',
    ])
  })
})

describe('a mistake', () => {
  it('gives mistakes between fields beside those in them, each once', () => {
    expect(outcomeOf('kk-to-von', { costsShare: 2, zzz: 1 })).toEqual([
      '/inputs/zzz ONBEKEND_VELD',
      '/inputs/costsShare BUITEN_BEREIK',
      '/inputs/kkEur VELD_ONTBREEKT',
    ])
    expect(outcomeOf('kk-to-von', { costsShare: 0.1, kkEur: 'x', vonEur: 1 })).toEqual([
      '/inputs/kkEur ONJUIST_TYPE',
      '/inputs/vonEur VELDEN_SLUITEN_UIT',
    ])
    expect(outcomeOf('cost-recovery-due', { weightedUnits: 1, inbrengEur: 1, ownCostsEur: 1 })).toEqual([
      '/inputs/perUnitEur VELD_ONTBREEKT',
    ])
    expect(outcomeOf('xnpv', { rate: 'x', flows: [1, 2], dates: ['2026-01-01'] })).toEqual([
      '/inputs/rate ONJUIST_TYPE',
      '/inputs/dates LENGTE_ONGELIJK',
    ])
    expect(outcomeOf('xnpv', { rate: 0, flows: [1, 2], dates: 'x' })).toEqual(['/inputs/dates ONJUIST_TYPE'])
    expect(outcomeOf('xnpv', { rate: 0, flows: 3, dates: ['2026-01-01'] })).toEqual([
      '/inputs/flows ONJUIST_TYPE',
    ])
  })

  it('calls an item of a list by its list', () => {
    const sentences = (name: string, inputs: unknown) => {
      const outcome = calculate(name, { inputs })
      return outcome.ok ? [] : outcome.errors.map(({ message }) => message.en)
    }
    expect(sentences('triangular', { min: 0, mode: 1, max: 2, p: [0.5, 2] })).toEqual([
      'Make p[1] 1 or lower.',
    ])
    expect(sentences('scenario-ev-sd', { scenarios: [[1, 'x']] })).toEqual(['Give scenarios[0][1] a number.'])
    expect(sentences('risk-sharing', { tolerancesEur: { 'a/b': -1 }, sdEur: 1 })).toEqual([
      'Make a/b 0 or higher.',
    ])
  })
})

describe('a document of two hundred thousand mistakes', () => {
  it('is told all of them', { timeout: 120_000 }, () => {
    const capacityEur = Object.fromEntries(Array.from({ length: 200_000 }, (_, nth) => [`a${nth}`, 'x']))
    const outcome = calculate('resilience-ratio', { inputs: { capacityEur, riskEur: 1 } })
    expect(outcome.ok ? 0 : outcome.errors.length).toBe(200_000)
  })
})
