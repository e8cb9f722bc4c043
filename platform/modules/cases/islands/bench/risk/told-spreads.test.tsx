import { readFileSync } from 'node:fs'
import { type Case, parseCase } from '@versneller/engine'
import type { LiveFigures, LiveSpread } from '@versneller/engine/web'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { workbenchParties } from '../../../rules/workbench-parties.ts'
import type { Withheld, WorkbenchProps } from '../../../workbench-contract.ts'
import { viewOf } from '../view.ts'
import { WhoBears } from './bearer-matrix.tsx'
import { CrisisControl } from './crisis.tsx'
import { Distribution, Heaviest } from './distribution.tsx'
import { PartySpread } from './party-spread.tsx'
import { openRiskDesk, type RiskDesk, type RiskState } from './risk-desk.ts'

const file = new URL('../../../../../../engine/golden/cases/sluitend-eindhoven.json', import.meta.url)
const outcome = parseCase(JSON.parse(readFileSync(file, 'utf8')))
if (!outcome.ok) throw new Error('no case')
const caseFile: Case = outcome.case

const nothing: Withheld = {
  lineCount: 0,
  totals: [],
  untold: 'untoldFew',
  partyIds: [],
  touchesArea: false,
  touchesLand: false,
  clauseCount: 0,
}
const some: Withheld = { ...nothing, lineCount: 2, partyIds: ['dev'], touchesArea: true }

const viewFor = (withheld: Withheld) =>
  viewOf(
    {
      language: 'nl',
      parties: workbenchParties(
        caseFile,
        id => caseFile.parties.find(party => party.id === id)?.name?.nl ?? id,
      ),
      withheld,
      addresses: { remarks: '' },
    } as unknown as WorkbenchProps,
    {},
  )

const spread = (p20: number): LiveSpread => ({
  ...{ p10: p20 - 2e6, p20, p50: p20 + 2e6, p90: p20 + 5e6, sd: 2e6 },
  ...{ pNonNegative: 0.91, pReturnMet: 0.56, low: p20 - 4e6, high: p20 + 7e6 },
  seP20: 17_345,
  counts: new Array<number>(44).fill(10),
})

const figures = (gem: number, dev: number): LiveFigures => ({
  ...{ trials: 20_000, seed: 1, engine: 'kernel-2', notices: [], area: spread(9_990_000) },
  parties: { gem: spread(gem), dev: spread(dev), cor: { ...spread(3_330_000), sd: 0 } },
})

function deskIn(state: Partial<RiskState>): RiskDesk {
  const desk = openRiskDesk({
    open: () => ({ ask: () => undefined, close: () => undefined }),
    settings: { whatIf: {}, crisisYear: 2027, seed: undefined, trials: undefined },
    newestVersion: async () => undefined,
  })
  desk.show(caseFile)
  return { ...desk, state: () => ({ ...desk.state(), ...state }) }
}

const version = { number: 3, caseFile, withheld: nothing }
const desk = deskIn({
  now: {
    figures: figures(2_210_000, 4_440_000),
    answer: {
      tornado: [{ factor: 'delay', low: -1e6, high: 1e6 }],
      matrix: {
        cvarEur: 3_250_000,
        rows: [
          { cause: 'delay', parties: { gem: 1e6, dev: 2.5e6, cor: 0 }, togetherEur: 3.5e6 },
          { cause: 'rest', parties: { gem: -250_000, dev: 0, cor: 0 }, togetherEur: -250_000 },
        ],
      },
    } as never,
  },
  crisis: { figures: figures(-990_000, -7_770_000), answer: undefined },
  baseline: { version, byTrials: new Map([[20_000, figures(1_710_000, 4_440_000)]]) },
})

/** The words of a part, as a reader reads them. */
const words = (part: preact.JSX.Element): string =>
  renderToString(part)
    .replace(/<svg.*?<\/svg>/gs, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('\u2060', '')
    .replace(/[\s\u00a0]+/g, ' ')

const card = (withheld: Withheld, id: string, hasReturn = false): string => {
  const view = viewFor(withheld)
  const party = view.party(id)
  if (!party) throw new Error('no party')
  return words(<PartySpread desk={desk} view={view} party={party} hasReturn={hasReturn} />)
}

describe('the chances of a party', () => {
  it('are a sentence with its standard error, a chance, the spread, a crisis and what changed', () => {
    const said = card(nothing, 'gem')
    expect(said).toContain('Met 80% zekerheid minstens € 2,21 mln')
    expect(said).toContain('standaardfout € 17.000')
    expect(said).toContain('91% kans op minstens nul')
    expect(said).toContain('0,2 tot 7,2 (P10–P90)')
    expect(said).toContain('bij terugval 1,0')
    expect(said).toContain('+€ 0,50 mln sinds versie 3')
    expect(card(nothing, 'dev', true)).toContain('56% kans op het vereiste rendement')
    expect(card(nothing, 'dev')).toContain('Zelfde kansen als versie 3.')
  })

  it('are not there when hidden lines move them, and are certain when no chance does', () => {
    expect(card(some, 'dev')).toBe('')
    expect(card(some, 'gem')).toContain('Met 80% zekerheid minstens € 2,21 mln')
    expect(card(nothing, 'cor')).toContain('Ligt vast')
  })
})

describe('what changed since a version', () => {
  it('is not told of a party that lines of that version moved which this reader does not see', () => {
    const withheld = { touchesArea: false, partyIds: ['gem'] }
    const [party] = viewFor(nothing).parties
    const baseline = { ...desk.state().baseline!, version: { ...version, withheld } }
    const other = { ...desk, state: () => ({ ...desk.state(), baseline }) }
    const said = words(<PartySpread desk={other} view={viewFor(nothing)} party={party!} hasReturn={false} />)
    expect(said).toContain('Met 80% zekerheid')
    expect(said).not.toContain('sinds versie')
  })
})

describe('what is drawn for a reader with hidden lines', () => {
  it('is neither the area nor a party that they move, and it says so', () => {
    const all = words(<Distribution desk={desk} view={viewFor(nothing)} />)
    expect(all).toContain('Kansverdeling Gebied')
    const told = words(<Distribution desk={desk} view={viewFor(some)} />)
    const { parties } = viewFor(some)
    const dev = parties.find(({ id }) => id === 'dev')?.name ?? ''
    expect(told).not.toContain('Kansverdeling Gebied')
    expect(told).toContain(`De kansverdeling van Gebied, ${dev} staat hier niet`)
  })

  it('is no list of causes, which is of the area', () => {
    expect(words(<Heaviest desk={desk} view={viewFor(nothing)} />)).toContain('Wat weegt het zwaarst?')
    expect(words(<Heaviest desk={desk} view={viewFor(some)} />)).toBe('')
  })

  it('is no matrix of who bears which risk, whose sums would tell of hidden lines', () => {
    const all = words(<WhoBears desk={desk} view={viewFor(nothing)} />)
    expect(all).toContain('Vertraging 1,00 2,50 – 3,50')
    expect(all).toContain('Het overige −0,25 – – −0,25')
    expect(all).toContain('Samen 0,75 2,50 – 3,25')
    expect(words(<WhoBears desk={desk} view={viewFor(some)} />)).toBe('')
  })

  it('is in a crisis only what it costs the parties that are told, the hardest hit first', () => {
    const all = words(<CrisisControl desk={desk} view={viewFor(nothing)} />)
    expect(all).toMatch(/P50 tegen zonder crisis: Demo-ontwikkelaar P −12,2 · Gemeente −3,2 $/)
    expect(words(<CrisisControl desk={desk} view={viewFor(some)} />)).not.toContain('−12,2')
  })
})
