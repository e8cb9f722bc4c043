import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { riskSort } from './risk-conditions.ts'

it('knows the sort of a risk by its factor or by what its name says, and of another risk none', () => {
  expect(['house-price', 'gww-cost', 'interest'].map(riskSort)).toEqual(['market', 'siteWorks', 'interest'])
  expect(
    ['bodem-onbekend', 'onteigening', 'beroep-omgevingsplan', 'netcongestie', 'kantoor-niet-verhuurd'].map(
      riskSort,
    ),
  ).toEqual(['soil', 'acquisition', 'planning', 'infrastructure', 'market'])
  expect(riskSort('iets-anders')).toBeUndefined()
})

it('knows the sort of every event of the examples, but for one that is late whatever the reason', () => {
  const folder = new URL('../../../../engine/golden/cases/', import.meta.url)
  const events = readdirSync(folder).flatMap(name => {
    if (!name.endsWith('.json')) return []
    const file = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as {
      risk?: { events?: { id: string }[] }
    }
    return (file.risk?.events ?? []).map(({ id }) => id)
  })
  expect(events.length).toBeGreaterThan(20)
  expect(events.filter(id => riskSort(id) === undefined)).toEqual(['rijk-later'])
})
