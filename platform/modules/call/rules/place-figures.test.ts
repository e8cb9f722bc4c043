import { describe, expect, it } from 'vitest'
import { complexityOf } from './complexity.ts'
import { demandShareOf, readSeries, tensionOf } from './place-figures.ts'

describe('a series per place', () => {
  it('is read with commas or semicolons, a byte order mark and quotes', () => {
    const both = [
      '\uFEFFcode;woningen\r\nGM0344;12000\r\nPV26;"80000,5"\r\n',
      'code,woningen\nGM0344,12000\nPV26,80000.5',
    ]
    for (const text of both)
      expect(readSeries('housing-demand', text)).toEqual({
        figures: [
          { placeCode: 'GM0344', value: 12_000, isAboveAsking: undefined },
          { placeCode: 'PV26', value: 80_000.5, isAboveAsking: undefined },
        ],
        mistakes: [],
      })
    expect(
      readSeries('market-tension', 'code;dagen;boven-vraagprijs\nGM0344;24;ja\nGM0114;120;nee').figures,
    ).toEqual([
      { placeCode: 'GM0344', value: 24, isAboveAsking: true },
      { placeCode: 'GM0114', value: 120, isAboveAsking: false },
    ])
  })

  it('is refused with every line that is wrong: no figure is guessed', () => {
    const text = 'code;woningen\nGM344;10\nGM0344;veel\nGM0344;0\nGM0344;10\nGM0344;12\nPV26;-3'
    expect(readSeries('housing-demand', text).mistakes).toEqual([
      ...[2, 3, 4].map(line => ({ code: 'REEKS_REGEL_ONJUIST', line })),
      { code: 'REEKS_PLAATS_DUBBEL', line: 6 },
      { code: 'REEKS_REGEL_ONJUIST', line: 7 },
    ])
    // Twelve and a half homes, or twelve thousand five hundred.
    const unclear = 'code;woningen\nGM0344;12.500\nGM0363;12,500\nPV26;12.50'
    expect(readSeries('housing-demand', unclear).mistakes).toEqual(
      [2, 3].map(line => ({ code: 'REEKS_REGEL_ONJUIST', line })),
    )
    const tension = 'code;dagen;boven-vraagprijs\nGM0344;24;misschien'
    expect(readSeries('market-tension', tension).mistakes).toEqual([{ code: 'REEKS_REGEL_ONJUIST', line: 2 }])
    expect(readSeries('market-tension', text).mistakes).toEqual([{ code: 'REEKS_KOP_ONJUIST', line: 1 }])
    expect(readSeries('housing-demand', 'code;woningen').mistakes).toEqual([{ code: 'REEKS_LEEG', line: 1 }])
  })
})

it('a market is hot when homes sell fast above the asking price, and weak when they wait long', () => {
  const bounds = { hotDaysBelow: 30, averageDaysMax: 90 }
  const classes = (
    [
      [29, true],
      [29, false],
      [30, true],
      [90, true],
      [91, true],
      [91, false],
    ] as const
  ).map(([value, isAboveAsking]) => tensionOf({ value, isAboveAsking }, bounds))
  expect(classes).toEqual(['krap', 'gemiddeld', 'gemiddeld', 'gemiddeld', 'ruim', 'ruim'])
})

it('the share of demand is homes by homes needed, and unknown without either', () => {
  expect([demandShareOf(400, 12_000), demandShareOf(0, 12_000), demandShareOf(400, 0)]).toEqual([
    ...[400 / 12_000, undefined, undefined],
  ])
})

describe('the complexity of a plan', () => {
  const bounds = { ownersAbove: 10, partiesAbove: 4, permitsAbove: 3, pointsMin: 3 }
  const facts = { owners: 11, soilSuspected: true, hasBarrier: false, parties: 4, permits: 4 }

  it('counts a point for each fact above its bound, not at it', () => {
    expect(complexityOf(facts, bounds)).toEqual({
      ...{ points: 3, of: 5, isAboveAverage: true },
      earned: { owners: true, soilSuspected: true, hasBarrier: false, parties: false, permits: true },
    })
    const at = { ...facts, owners: 10, permits: 3 }
    expect([complexityOf(at, bounds).points, complexityOf(at, bounds).isAboveAverage]).toEqual([1, false])
  })

  it('is left open as long as facts that nobody told could make the difference', () => {
    const open = { ...facts, owners: undefined }
    const closed = { ...open, soilSuspected: false }
    expect([complexityOf(open, bounds).isAboveAverage, complexityOf(closed, bounds).isAboveAverage]).toEqual([
      undefined,
      false,
    ])
  })
})
