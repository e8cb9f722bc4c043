import { describe, expect, it } from 'vitest'
import { settingNames, settings } from '../model.ts'
import { readValue, typedValue } from './read-value.ts'

describe('a typed value of a setting', () => {
  it.each([
    ['sessionHours', '12', 12],
    ['directorMandatePerDecisionEur', '25.000', 25_000],
    ['directorMandatePerDecisionEur', '25,000', 25_000],
    ['directorMandatePerDecisionEur', '25 000', 25_000],
    ['reservedPlacesShare', '30', 0.3],
    ['reservedPlacesShare', '12,5 %', 0.125],
    ['uploadTypes', 'PDF, xlsx pdf', ['pdf', 'xlsx']],
  ] as const)('of %s: %s is %j', (name, typed, value) => {
    expect(readValue(name, typed)).toEqual(value)
  })

  it.each([
    ['sessionHours', ''],
    ['sessionHours', '-1'],
    ['sessionHours', '1,5'],
    ['sessionHours', 'twaalf'],
    ['reservedPlacesShare', '101'],
    ['reservedPlacesShare', 'veel'],
    ['uploadTypes', ''],
    ['uploadTypes', '../pdf'],
  ] as const)('of %s: %j does not fit', (name, typed) => {
    expect(readValue(name, typed)).toBeUndefined()
  })

  it('is read back as it is shown, for every default', () => {
    const differing = settingNames.filter(name => {
      const { defaultValue } = settings[name]
      const again = readValue(name, typedValue(name, defaultValue))
      return typeof defaultValue === 'number'
        ? Math.abs(Number(again) - defaultValue) > 1e-6
        : String(again) !== String(defaultValue)
    })
    expect(differing).toEqual([])
  })
})
