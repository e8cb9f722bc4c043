import type { Case, Line } from '@versneller/engine'
import { expect, test } from 'vitest'
import bouwclaim from '../data/cases/bouwclaim-nijmegen.json' with { type: 'json' }
import { lineSentence } from './line-sentence.ts'

const caseFile = bouwclaim as unknown as Case
const lines = new Map(caseFile.lines?.map(line => [line.id, line]))
const said = (line: Line, language: 'nl' | 'en' = 'nl') =>
  lineSentence(line, caseFile, language).replaceAll('\u00a0', ' ')
const saidOf = (id: string, language: 'nl' | 'en' = 'nl') => said(lines.get(id)!, language)
const flow = { id: 'proef', account: '5', from: 'gem', to: 'outside' } as const

test('a line says how its amount comes about, when and by which index', () => {
  expect(['sloop', 'verharding', 'beheer', 'vtu'].map(id => saidOf(id))).toEqual([
    '15.000 m2 bvo × € 35, van 2026 h2 tot en met 2027 h2, geïndexeerd met kosten.',
    'Verharding van Kanaaloever, € 150 per m2, in fase woonrijp, geïndexeerd met kosten.',
    'Vast bedrag van € 140.000, van 2026 h1 tot en met 2029 h2, geïndexeerd met kosten.',
    '11% van Sloop 15.000 m2 bvo, Asbest en nog 7.',
  ])
  expect(['sloop', 'verharding', 'vtu'].map(id => saidOf(id, 'en'))).toEqual([
    '15,000 m2 bvo × € 35, from 2026 H2 to 2027 H2, indexed by kosten.',
    'Paved of Canal bank, € 150 per m2, in phase woonrijp, indexed by kosten.',
    '11% of Demolition, 15,000 m2 gross, Asbestos and 7 more.',
  ])
})

test('amounts by period, one period, and a name that is not there', () => {
  expect([
    said({ ...flow, series: { '1': 10, '3': 20 } }),
    said({ ...flow, series: { '1': 10 } }),
    said({ ...flow, totalEur: 12.5, spread: { from: 2, to: 2 } }),
    said({ ...flow, percent: { share: 0.125, of: ['sloop'] } }),
    said({ ...flow, quantity: { amount: { of: 'sociaal-app/units' }, unit: 'woning', unitPriceEur: 100 } }),
  ]).toEqual([
    'Bedragen in 2 perioden.',
    'Bedrag in 1 periode.',
    'Vast bedrag van € 12,50, in 2026 h2.',
    '12,5% van Sloop 15.000 m2 bvo.',
    'Aantal van Sociaal app, € 100 per woning.',
  ])
})
