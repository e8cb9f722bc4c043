// The program of small instances, row by row: what the conditions of the method say of them.
import { expect, test } from 'vitest'
import { fundsProgram } from './funds-program.ts'
import type { FundInstance, InstanceProject } from './instance-shape.ts'
import { openScene } from './scene.ts'
import { allWalls, fundOf, oneProject, optionOf, projectOf } from './testing/instances.ts'
import { readProgram } from './testing/written-rows.ts'

const base = oneProject({})
const twoYears = {
  ...optionOf('A', 100, { infra: 10 }),
  need: [
    { category: 'infra', year: 2026, amount: 6 },
    { category: 'bodem', year: 2027, amount: 4 },
  ],
}
const aid = { repay: { share: 0.25, lag: 1 } }
const bodem = fundOf('POT', ['bodem'], { 2027: 2 })

/** Own money of a tenth at least and three at most, half of the need as state aid, money carried over and paid back. */
const ownMoney: FundInstance = {
  ...base,
  projects: [projectOf('A', { ownMin: 0.1, ownCap: 3, aidCap: 0.5 })],
  options: [twoYears],
  funds: [
    fundOf('AID', ['infra', 'bodem'], { 2026: 5, 2027: 3 }, { ...aid, stateAid: true, carryOver: 0.5 }),
    bodem,
  ],
}
/** A pot that pays at once, one at least, for two starts. */
const purse: FundInstance = {
  ...base,
  years: [2026, 2027, 2028],
  options: [
    twoYears,
    { ...twoYears, id: 'A-2027', start: 2027, need: [{ category: 'infra', year: 2027, amount: 8 }] },
  ],
  funds: [fundOf('NU', ['infra', 'bodem'], { 2026: 5 }, { payment: 'lumpSum', minGrant: 1 }), bodem],
}
/** Three pots for A, of which the first goes alone and the second pays two at least; one for B. */
const sizes: FundInstance = {
  ...base,
  years: [2026],
  projects: [projectOf('A'), projectOf('B')],
  options: [optionOf('A', 100, { infra: 10 }), optionOf('B', 50, { bodem: 5 })],
  funds: [
    fundOf('EEN', ['infra', 'bodem'], { 2026: 9 }, { maxPots: 1 }),
    fundOf('MIN', ['infra'], { 2026: 9 }, { minGrant: 2, maxPots: 3 }),
    fundOf('POT', ['infra'], { 2026: 9 }, { minGrant: 0 }),
  ],
}
const withoutSizes: FundInstance = {
  ...sizes,
  policy: { ...sizes.policy, walls: { ...allWalls, size: false } },
}
const inTown = (id: string, municipality: string, more: Partial<InstanceProject> = {}) =>
  projectOf(id, { municipality, ...more })
/** One application of a municipality; A needs C, and B goes not with it. */
const applications: FundInstance = {
  ...base,
  years: [2026],
  projects: [
    inTown('A', 'stad', { requires: ['C'] }),
    inTown('B', 'stad', { excludes: ['C'] }),
    inTown('C', 'dorp'),
  ],
  options: ['A', 'B', 'C'].map(id => optionOf(id, 10, { infra: 4 })),
  funds: [
    fundOf('EEN', ['infra'], { 2026: 9 }, { maxApplicationsPerMunicipality: 1 }),
    fundOf('POT', ['infra'], { 2026: 9 }),
  ],
}
/** Years and purposes together, with money kept for the two worst needs. */
const together: FundInstance = {
  ...base,
  options: [twoYears],
  funds: [fundOf('AID', ['infra', 'bodem'], { 2026: 5, 2027: 3 }, aid), bodem],
  policy: {
    ...base.policy,
    walls: { ...allWalls, year: false, earmark: false },
    robust: { gamma: 2, deviation: 0.3 },
  },
}

const written = (instance: FundInstance) => {
  const program = fundsProgram(openScene(instance, instance.policy))
  const { columns, rows } = readProgram(program, instance.years)
  const isWhole = (name: string) => name.endsWith(' whole')
  expect([...program.optionColumns, ...program.payColumns].toSorted((a, b) => a - b)).toEqual(
    columns.flatMap((name, place) => (isWhole(name) ? [place] : [])),
  )
  return { columns, rows }
}

test('own money, state aid and what is carried over and paid back', () => {
  expect(written(ownMoney)).toEqual({
    columns: [
      'A-2026: 0 to 1 whole',
      'own A 2026: 0 to 12',
      'own A 2027: 0 to 8',
      'AID>A 2026: 0 to 20',
      'AID>A 2027: 0 to 20',
      'AID>A bodem: 0 to 8',
      'AID>A infra: 0 to 12',
      'POT>A 2026: 0 to 20',
      'POT>A 2027: 0 to 20',
      'POT>A bodem: 0 to 8',
      'x1: 0 to Infinity',
      'x2: 0 to Infinity',
      'x3: 0 to Infinity',
      'x4: 0 to Infinity',
    ],
    rows: [
      '1 A-2026 <= 1',
      '1 AID>A 2026 + 1 POT>A 2026 + 1 own A 2026 + -6 A-2026 = 0',
      '1 AID>A 2027 + 1 POT>A 2027 + 1 own A 2027 + -4 A-2026 = 0',
      '1 own A 2026 + 1 own A 2027 + -1 A-2026 >= 0 (own-minimum A)',
      '1 own A 2026 + 1 own A 2027 + -3 A-2026 <= 0 (own-cap A)',
      '1 AID>A bodem + 1 POT>A bodem + -4 A-2026 <= 0',
      '1 AID>A infra + -6 A-2026 <= 0',
      '1 AID>A bodem + 1 AID>A infra + -1 AID>A 2026 + -1 AID>A 2027 = 0',
      '1 POT>A bodem + -1 POT>A 2026 + -1 POT>A 2027 = 0',
      '1 AID>A 2026 + 1 AID>A 2027 + -10 A-2026 <= 0 (ceiling AID A)',
      '1 POT>A 2026 + 1 POT>A 2027 + -4 A-2026 <= 0 (ceiling POT A)',
      '1 AID>A 2026 + 1 AID>A 2027 + -5 A-2026 <= 0 (state-aid A)',
      '1 AID>A 2026 + 1 x1 <= 5 (pot AID 2026)',
      '1 AID>A 2027 + 1 x2 + -0.5 x1 + -0.25 AID>A 2026 <= 3 (pot AID 2027)',
      '1 POT>A 2026 + 1 x3 <= 0 (pot POT 2026)',
      '1 POT>A 2027 + 1 x4 + -1 x3 <= 2 (pot POT 2027)',
    ],
  })
})

test('a pot that pays at once fills a purse of which only later years live', () => {
  expect(written(purse)).toEqual({
    columns: [
      'A-2026: 0 to 1 whole',
      'A-2027: 0 to 1 whole',
      'own A 2026: 0 to 12',
      'own A 2027: 0 to 16',
      'own A 2028: 0 to 0',
      'NU>A 2026: 0 to 20',
      'NU>A 2027: 0 to 20',
      'NU>A 2028: 0 to 20',
      'NU>A bodem: 0 to 8',
      'NU>A infra: 0 to 16',
      'NU>A: 0 to 1 whole',
      'POT>A 2026: 0 to 20',
      'POT>A 2027: 0 to 20',
      'POT>A 2028: 0 to 20',
      'POT>A bodem: 0 to 8',
      'x1: 0 to Infinity',
      'x2: 0 to Infinity',
      'x3: 0 to Infinity',
      'x4: 0 to Infinity',
      'x5: 0 to Infinity',
      'x6: 0 to Infinity',
      'x7: 0 to Infinity',
      'x8: 0 to Infinity',
    ],
    rows: [
      '1 A-2026 + 1 A-2027 <= 1',
      '1 NU>A 2026 + 1 POT>A 2026 + 1 own A 2026 + -1 x1 + -6 A-2026 = 0',
      '1 own A 2026 + -6 A-2026 <= 0',
      '1 x1 + -1 NU>A 2026 <= 0',
      '1 NU>A 2027 + 1 POT>A 2027 + 1 own A 2027 + 1 x1 + -1 x2 + -4 A-2026 + -8 A-2027 = 0',
      '1 own A 2027 + -4 A-2026 + -8 A-2027 <= 0',
      '1 x2 + -1 NU>A 2026 + -1 NU>A 2027 <= 0',
      '1 NU>A 2028 + 1 POT>A 2028 + 1 own A 2028 + 1 x2 = 0',
      '1 own A 2028 <= 0',
      '1 own A 2026 + 1 own A 2027 + 1 own A 2028 >= 0 (own-minimum A)',
      '1 own A 2026 + 1 own A 2027 + 1 own A 2028 <= 0 (own-cap A)',
      '1 NU>A bodem + 1 POT>A bodem + -4 A-2026 <= 0',
      '1 NU>A infra + -6 A-2026 + -8 A-2027 <= 0',
      '1 NU>A bodem + 1 NU>A infra + -1 NU>A 2026 + -1 NU>A 2027 + -1 NU>A 2028 = 0',
      '1 POT>A bodem + -1 POT>A 2026 + -1 POT>A 2027 + -1 POT>A 2028 = 0',
      '1 NU>A 2026 + 1 NU>A 2027 + 1 NU>A 2028 + -10 A-2026 + -8 A-2027 <= 0 (ceiling NU A)',
      '1 NU>A 2026 + -10 A-2026 <= 0',
      '1 NU>A 2027 + -8 A-2027 <= 0',
      '1 NU>A 2028 <= 0',
      '1 NU>A 2026 + 1 NU>A 2027 + 1 NU>A 2028 + -10 NU>A <= 0',
      '1 NU>A + -1 A-2026 + -1 A-2027 <= 0',
      '1 POT>A 2026 + 1 POT>A 2027 + 1 POT>A 2028 + -4 A-2026 <= 0 (ceiling POT A)',
      '1 NU>A 2026 + 1 NU>A 2027 + 1 NU>A 2028 + -1 NU>A >= 0',
      '1 NU>A 2026 + 1 x3 <= 5 (pot NU 2026)',
      '1 NU>A 2027 + 1 x4 + -1 x3 <= 0 (pot NU 2027)',
      '1 NU>A 2028 + 1 x5 + -1 x4 <= 0 (pot NU 2028)',
      '1 POT>A 2026 + 1 x6 <= 0 (pot POT 2026)',
      '1 POT>A 2027 + 1 x7 + -1 x6 <= 2 (pot POT 2027)',
      '1 POT>A 2028 + 1 x8 + -1 x7 <= 0 (pot POT 2028)',
    ],
  })
})

test('the least grant and the number of pots ask whether a pot pays at all', () => {
  expect(written(sizes)).toEqual({
    columns: [
      'A-2026: 0 to 1 whole',
      'own A 2026: 0 to 20',
      'B-2026: 0 to 1 whole',
      'own B 2026: 0 to 10',
      'EEN>A 2026: 0 to 20',
      'EEN>A infra: 0 to 20',
      'EEN>A: 0 to 1 whole',
      'MIN>A 2026: 0 to 20',
      'MIN>A infra: 0 to 20',
      'MIN>A: 0 to 1 whole',
      'POT>A 2026: 0 to 20',
      'POT>A infra: 0 to 20',
      'POT>A: 0 to 1 whole',
      'EEN>B 2026: 0 to 10',
      'EEN>B bodem: 0 to 10',
      'x1: 0 to Infinity',
      'x2: 0 to Infinity',
      'x3: 0 to Infinity',
    ],
    rows: [
      '1 A-2026 <= 1',
      '1 EEN>A 2026 + 1 MIN>A 2026 + 1 POT>A 2026 + 1 own A 2026 + -10 A-2026 = 0',
      '1 own A 2026 >= 0 (own-minimum A)',
      '1 own A 2026 <= 0 (own-cap A)',
      '1 EEN>A infra + 1 MIN>A infra + 1 POT>A infra + -10 A-2026 <= 0',
      '1 EEN>A infra + -1 EEN>A 2026 = 0',
      '1 MIN>A infra + -1 MIN>A 2026 = 0',
      '1 POT>A infra + -1 POT>A 2026 = 0',
      '1 EEN>A 2026 + -10 A-2026 <= 0 (ceiling EEN A)',
      '1 EEN>A 2026 + -10 EEN>A <= 0',
      '1 EEN>A + -1 A-2026 <= 0',
      '1 MIN>A 2026 + -10 A-2026 <= 0 (ceiling MIN A)',
      '1 MIN>A 2026 + -10 MIN>A <= 0',
      '1 MIN>A + -1 A-2026 <= 0',
      '1 POT>A 2026 + -10 A-2026 <= 0 (ceiling POT A)',
      '1 POT>A 2026 + -10 POT>A <= 0',
      '1 POT>A + -1 A-2026 <= 0',
      '4 EEN>A + 1 MIN>A + 1 POT>A <= 4',
      '1 MIN>A 2026 + -2 MIN>A >= 0',
      '1 B-2026 <= 1',
      '1 EEN>B 2026 + 1 own B 2026 + -5 B-2026 = 0',
      '1 own B 2026 >= 0 (own-minimum B)',
      '1 own B 2026 <= 0 (own-cap B)',
      '1 EEN>B bodem + -5 B-2026 <= 0',
      '1 EEN>B bodem + -1 EEN>B 2026 = 0',
      '1 EEN>B 2026 + -5 B-2026 <= 0 (ceiling EEN B)',
      '1 EEN>A 2026 + 1 EEN>B 2026 + 1 x1 <= 9 (pot EEN 2026)',
      '1 MIN>A 2026 + 1 x2 <= 9 (pot MIN 2026)',
      '1 POT>A 2026 + 1 x3 <= 9 (pot POT 2026)',
    ],
  })
})

test('without the wall of sizes no pot is asked whether it pays', () => {
  const { columns, rows } = written(sizes)
  const isAsked = (line: string) => /\w+>[AB](?! (2026|infra|bodem))/.test(line)
  expect(written(withoutSizes)).toEqual({
    columns: columns.filter(line => !isAsked(line)),
    rows: rows.filter(line => !isAsked(line)),
  })
  // Neither is the least grant of a pot that counts applications.
  const counted = fundOf('EEN', ['infra'], { 2026: 9 }, { maxApplicationsPerMunicipality: 1, minGrant: 2 })
  const both = { ...withoutSizes, funds: [counted] }
  expect(written(both).rows.filter(isAsked)).toEqual([
    '1 EEN>A 2026 + -10 EEN>A <= 0',
    '1 EEN>A + -1 A-2026 <= 0',
    '1 EEN>A <= 1',
  ])
})

test('applications are counted by municipality and pot; what a project needs goes along, what it excludes does not', () => {
  expect(written(applications)).toEqual({
    columns: [
      'A-2026: 0 to 1 whole',
      'own A 2026: 0 to 8',
      'B-2026: 0 to 1 whole',
      'own B 2026: 0 to 8',
      'C-2026: 0 to 1 whole',
      'own C 2026: 0 to 8',
      'EEN>A 2026: 0 to 8',
      'EEN>A infra: 0 to 8',
      'EEN>A: 0 to 1 whole',
      'POT>A 2026: 0 to 8',
      'POT>A infra: 0 to 8',
      'EEN>B 2026: 0 to 8',
      'EEN>B infra: 0 to 8',
      'EEN>B: 0 to 1 whole',
      'POT>B 2026: 0 to 8',
      'POT>B infra: 0 to 8',
      'EEN>C 2026: 0 to 8',
      'EEN>C infra: 0 to 8',
      'EEN>C: 0 to 1 whole',
      'POT>C 2026: 0 to 8',
      'POT>C infra: 0 to 8',
      'x1: 0 to Infinity',
      'x2: 0 to Infinity',
    ],
    rows: [
      '1 A-2026 <= 1',
      '1 A-2026 + -1 C-2026 <= 0',
      '1 EEN>A 2026 + 1 POT>A 2026 + 1 own A 2026 + -4 A-2026 = 0',
      '1 own A 2026 >= 0 (own-minimum A)',
      '1 own A 2026 <= 0 (own-cap A)',
      '1 EEN>A infra + 1 POT>A infra + -4 A-2026 <= 0',
      '1 EEN>A infra + -1 EEN>A 2026 = 0',
      '1 POT>A infra + -1 POT>A 2026 = 0',
      '1 EEN>A 2026 + -4 A-2026 <= 0 (ceiling EEN A)',
      '1 EEN>A 2026 + -4 EEN>A <= 0',
      '1 EEN>A + -1 A-2026 <= 0',
      '1 POT>A 2026 + -4 A-2026 <= 0 (ceiling POT A)',
      '1 B-2026 <= 1',
      '1 B-2026 + 1 C-2026 <= 1',
      '1 EEN>B 2026 + 1 POT>B 2026 + 1 own B 2026 + -4 B-2026 = 0',
      '1 own B 2026 >= 0 (own-minimum B)',
      '1 own B 2026 <= 0 (own-cap B)',
      '1 EEN>B infra + 1 POT>B infra + -4 B-2026 <= 0',
      '1 EEN>B infra + -1 EEN>B 2026 = 0',
      '1 POT>B infra + -1 POT>B 2026 = 0',
      '1 EEN>B 2026 + -4 B-2026 <= 0 (ceiling EEN B)',
      '1 EEN>B 2026 + -4 EEN>B <= 0',
      '1 EEN>B + -1 B-2026 <= 0',
      '1 POT>B 2026 + -4 B-2026 <= 0 (ceiling POT B)',
      '1 C-2026 <= 1',
      '1 EEN>C 2026 + 1 POT>C 2026 + 1 own C 2026 + -4 C-2026 = 0',
      '1 own C 2026 >= 0 (own-minimum C)',
      '1 own C 2026 <= 0 (own-cap C)',
      '1 EEN>C infra + 1 POT>C infra + -4 C-2026 <= 0',
      '1 EEN>C infra + -1 EEN>C 2026 = 0',
      '1 POT>C infra + -1 POT>C 2026 = 0',
      '1 EEN>C 2026 + -4 C-2026 <= 0 (ceiling EEN C)',
      '1 EEN>C 2026 + -4 EEN>C <= 0',
      '1 EEN>C + -1 C-2026 <= 0',
      '1 POT>C 2026 + -4 C-2026 <= 0 (ceiling POT C)',
      '1 EEN>A 2026 + 1 EEN>B 2026 + 1 EEN>C 2026 + 1 x1 <= 9 (pot EEN 2026)',
      '1 POT>A 2026 + 1 POT>B 2026 + 1 POT>C 2026 + 1 x2 <= 9 (pot POT 2026)',
      '1 EEN>A + 1 EEN>B <= 1',
      '1 EEN>C <= 1',
    ],
  })
})

test('without walls of years and purposes pots pay for all, and money stays for needs that turn out higher', () => {
  expect(written(together)).toEqual({
    columns: [
      'A-2026: 0 to 1 whole',
      'own A 2026: 0 to 12',
      'own A 2027: 0 to 8',
      'AID>A 2026: 0 to 20',
      'AID>A 2027: 0 to 20',
      'AID>A bodem: 0 to 8',
      'AID>A infra: 0 to 12',
      'POT>A 2026: 0 to 20',
      'POT>A 2027: 0 to 20',
      'POT>A bodem: 0 to 8',
      'POT>A infra: 0 to 12',
      'x1: 0 to Infinity',
      'x2: 0 to Infinity',
    ],
    rows: [
      '1 A-2026 <= 1',
      '1 AID>A 2026 + 1 POT>A 2026 + 1 own A 2026 + -6 A-2026 = 0',
      '1 AID>A 2027 + 1 POT>A 2027 + 1 own A 2027 + -4 A-2026 = 0',
      '1 own A 2026 + 1 own A 2027 >= 0 (own-minimum A)',
      '1 own A 2026 + 1 own A 2027 <= 0 (own-cap A)',
      '1 AID>A bodem + 1 POT>A bodem + -4 A-2026 <= 0',
      '1 AID>A infra + 1 POT>A infra + -6 A-2026 <= 0',
      '1 AID>A bodem + 1 AID>A infra + -1 AID>A 2026 + -1 AID>A 2027 = 0',
      '1 POT>A bodem + 1 POT>A infra + -1 POT>A 2026 + -1 POT>A 2027 = 0',
      '1 AID>A 2026 + 1 AID>A 2027 + -10 A-2026 <= 0 (ceiling AID A)',
      '1 POT>A 2026 + 1 POT>A 2027 + -10 A-2026 <= 0 (ceiling POT A)',
      '0.75 AID>A 2026 + 1 AID>A 2027 <= 8 (pot AID)',
      '1 POT>A 2026 + 1 POT>A 2027 <= 2 (pot POT)',
      '1 x1 + 1 x2 + -3 A-2026 >= 0',
      '1 AID>A 2026 + 1 AID>A 2027 + 1 POT>A 2026 + 1 POT>A 2027 + 2 x1 + 1 x2 <= 10',
    ],
  })
})
