/** Whatever stands in a case can be shown in its form and be saved back: nothing is lost, and nothing is missing. */
import { readdirSync, readFileSync } from 'node:fs'
import { type Case, parseCase } from '@versneller/engine'
import { describe, expect, test } from 'vitest'
import { type FormPartKey, formParts, type PartKey, parts } from '../../links.ts'
import { fieldsOfCase } from './case-fields.ts'
import type { PartField } from './field.ts'
import { completed, fieldsOfForm, fieldsOfPart, type Item, itemsOf, placeOfForm } from './parts.ts'
import { readFields, valuesOf } from './read-fields.ts'
import { caseOfAllClauses } from './testing-clauses.ts'
import { type Typed, valueAt } from './values.ts'

const folder = new URL('../../data/cases/', import.meta.url)
const cases = readdirSync(folder).map((name): Case => {
  const outcome = parseCase(JSON.parse(readFileSync(new URL(name, folder), 'utf8')))
  if (!outcome.ok) throw new Error(`${name} is no case`)
  return outcome.case
})

/** Numbers to nine digits: a field shows no more of a long fraction. */
const rounded = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, one) => (typeof one === 'number' ? Number(one.toPrecision(8)) : one)))

/** What of an item is not typed in its form. */
const fixed = (item: Item): Item =>
  Object.fromEntries(Object.entries(item).filter(([key]) => key === 'id' || key === 'kind'))

function roundTrip(fields: readonly PartField[], item: Item, language: 'nl' | 'en') {
  const typed = valuesOf(fields, item, language) as Typed
  const same = readFields(fields, item, { typed, language })
  const anew = readFields(fields, fixed(item), { typed, language })
  return { same, anew }
}

const all = [...cases, caseOfAllClauses()].flatMap(caseFile =>
  Object.values(parts).flatMap(key => itemsOf(caseFile, key).map(item => ({ caseFile, key, item }))),
)
const kinds = [...new Set(all.map(({ key, item }) => (key === 'clauses' ? `clauses ${item.kind}` : key)))]

describe('every item of the demonstration, and a clause of every kind', () => {
  test('the demonstration has every list of a case', () => {
    const missing = Object.values(parts).filter(key => !all.some(one => one.key === key))
    expect(missing).toEqual([])
  })

  test.each(kinds)('%s: shown and saved back it is the same, also from nothing', kind => {
    const [key, clauseKind] = kind.split(' ') as [PartKey, string | undefined]
    const some = all.filter(one => one.key === key && (!clauseKind || one.item.kind === clauseKind))
    expect(some.length).toBeGreaterThan(0)
    for (const { caseFile, item } of some)
      for (const language of ['nl', 'en'] as const) {
        const { same, anew } = roundTrip(fieldsOfPart(key, caseFile, item), item, language)
        expect(same).toEqual({ item, mistakes: [] })
        expect({ ...anew, item: rounded(completed(key, anew.item)) }).toEqual({
          item: rounded(item),
          mistakes: [],
        })
      }
  })
})

/** What the fields of a form are of, without what other pages of the same part hold. */
function ownPart(fields: readonly PartField[], value: unknown): Item {
  const tops = new Set(fields.map(field => field.path.split('.')[0]))
  return Object.fromEntries(Object.entries(value as Item).filter(([key]) => tops.has(key)))
}

/** Which of two factors stands first means nothing, nor does the order of the pairs. */
function unordered(value: Item): Item {
  if (!Array.isArray(value.correlations)) return value
  const pairs = (value.correlations as [string, string, number][]).map(([one, other, rho]) =>
    [...[one, other].sort(), rho].join(' '),
  )
  return { ...value, correlations: pairs.sort() }
}

describe('every part that is one form', () => {
  test.each(Object.values(formParts))('%s: shown and saved back it is the same', key => {
    const having = cases.filter(caseFile => valueAt(caseFile, key as FormPartKey) !== undefined)
    expect(having.length).toBeGreaterThan(0)
    for (const caseFile of having) {
      const fields = fieldsOfForm(
        key,
        caseFile,
        caseFile.parties.map(party => party.id),
      )
      const value = ownPart(fields, valueAt(caseFile, placeOfForm(key)))
      const { same, anew } = roundTrip(fields, value, 'nl')
      expect(same).toEqual({ item: value, mistakes: [] })
      expect(rounded(unordered(anew.item))).toEqual(rounded(unordered(value)))
    }
  })

  test.each(cases.map(caseFile => [caseFile.id, caseFile] as const))('the case %s itself', (_, caseFile) => {
    const fields = fieldsOfCase(caseFile)
    const value = ownPart(fields, caseFile)
    const { same, anew } = roundTrip(fields, value, 'nl')
    expect(same).toEqual({ item: value, mistakes: [] })
    expect({ ...(rounded(anew.item) as Item), id: 0 }).toEqual({ ...(rounded(value) as Item), id: 0 })
  })
})
