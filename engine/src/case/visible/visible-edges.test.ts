// What a party sees of parts that the other cases do not have: rows without lines, variants of whole parts, covered risks.
import { describe, expect, it, test } from 'vitest'
import { parseCase } from '../parse-case.ts'
import { line, row, small } from '../testing/broken-cases.ts'
import type { Case } from '../types.ts'
import { hiddenItems } from './hidden-items.ts'
import { hiddenSums } from './hidden-totals.ts'
import { restsOnThree } from './span.ts'
import { sightOn } from './tellable.ts'
import { visibleCase } from './visible-case.ts'

const caseOf = (changes: Record<string, unknown>): Case => {
  const outcome = parseCase(small(changes))
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.case
}

function seen(areaCase: Case, reader = 'dev') {
  const outcome = visibleCase(areaCase, reader)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.visible
}

const paid = (id: string, changes: Record<string, unknown> = {}) =>
  line({ id, totalEur: 1, spread: { from: 1, to: 2 }, ...changes })
const secret = { visibleTo: ['gem'] }

describe('a case of rows alone', () => {
  const areaCase = caseOf({
    programme: [row({ id: 'open' }), row({ id: 'dicht', source: 'boek', ...secret })],
    sources: [{ id: 'boek', text: 'Boek' }],
    actuals: [{ line: 'dicht', date: '2026-01-01', eur: 1, ref: 'a' }],
    landExploitation: { party: 'gem', bookValueEur: 0, bookValueDate: '2026-12-31' },
  })

  it('is cut like one with lines, with the source and the bookings of what is hidden', () => {
    const { case: open, withheld } = seen(areaCase)
    expect(open.programme?.map(({ id }) => id)).toEqual(['open'])
    expect([open.sources, open.actuals, open.landExploitation, open.lines]).toEqual([
      [],
      [],
      undefined,
      undefined,
    ])
    expect(withheld).toMatchObject({ lines: 0, programme: 1, sources: 1, actuals: 1, landExploitation: true })
  })

  it('tells which amounts are seen, and what the hidden ones add together', () => {
    const { seen: keys, hidden } = sightOn(areaCase, ['dev'])
    expect([keys.map(key => key.split(' ')[0]), hidden]).toEqual([['open'], ['dicht']])
    expect(hiddenSums(areaCase, ['dev']).map(({ figure, eur }) => [figure, eur])).toContainEqual([
      '/parties/gem/npvOwnEur',
      expect.any(Number),
    ])
  })
})

describe('what hangs on a hidden line', () => {
  const event = (changes: object) => ({
    probability: 0.1,
    amountEur: { min: 0, likely: 1, max: 2 },
    t: { from: 1, to: 1 },
    bearer: [{ party: 'gem', share: 1 }],
    ...changes,
  })
  const events = [event({ id: 'gedekt', coveredBy: 'dicht' }), event({ id: 'los' })]
  const lines = [paid('open'), paid('dicht', { ...secret, drivers: [] })]

  it('goes: a risk that it covers and who answers for that risk, not the others', () => {
    const responsibility = { id: 'r', what: { nl: 'W' }, party: 'gem', by: 1 }
    const responsibilities = [
      { ...responsibility, id: 'q', risk: 'gedekt' },
      { ...responsibility, id: 's', risk: 'los' },
      responsibility,
    ]
    const { case: open, withheld } = seen(caseOf({ lines, risk: { events }, responsibilities }))
    expect([open.risk?.events?.map(({ id }) => id), withheld.events]).toEqual([['los'], ['gedekt']])
    expect(open.responsibilities).toEqual([{ ...responsibility, id: 'q' }, ...responsibilities.slice(1)])
    expect(seen(caseOf({ lines, risk: { events } })).case.responsibilities).toBeUndefined()
  })

  it('goes also where its VAT line is named: a risk, a claim and an item of cost recovery', () => {
    const vat = { rate: 0.21, recoverable: 0 }
    const [open, closed] = [paid('open', { vat }), paid('dicht', { ...secret, vat })]
    const claim = { pot: 'pot', eur: 1 }
    const item = { partA: true, attributable: 1, share: 1 }
    const areaCase = caseOf({
      lines: [open, closed],
      risk: {
        events: [event({ id: 'a', coveredBy: 'dicht-btw' }), event({ id: 'b', coveredBy: 'open-btw' })],
      },
      pots: [{ id: 'pot', owner: 'gem', budgetEur: 9, purposes: [], maxShare: 1, expiry: '2030-01-01' }],
      claims: [
        { ...claim, line: 'dicht-btw' },
        { ...claim, line: 'open-btw' },
      ],
      costRecovery: {
        system: 'with-period',
        items: [
          { ...item, line: 'dicht-btw' },
          { ...item, line: 'open-btw' },
        ],
      },
    })
    const { risk, claims, costRecovery } = seen(areaCase).case
    expect([risk?.events?.map(({ id }) => id), claims, costRecovery?.items]).toEqual([
      ['b'],
      [{ ...claim, line: 'open-btw' }],
      [{ ...item, line: 'open-btw' }],
    ])
  })

  it('goes: that lines have risks of their own is still said when none of those is left', () => {
    expect(seen(caseOf({ lines })).case.lines).toEqual([{ ...paid('open'), drivers: [] }])
    const all = lines.map(one => ({ ...one, ...secret }))
    expect(seen(caseOf({ lines: all })).case.lines).toEqual([])
  })

  it('goes: a fee for its guarantee, and not one for a line that is open', () => {
    const fee = (id: string, of?: string) => ({
      id,
      kind: 'guarantee-fee',
      from: 'dev',
      to: 'gem',
      inputs: { limitEur: 1, feeShare: 0.1, ...(of ? { of } : {}) },
    })
    const clauses = [fee('een', 'dicht'), fee('twee', 'open'), fee('drie')]
    expect([...hiddenItems(caseOf({ lines, clauses }), ['dev']).clauses]).toEqual(['een'])
  })
})

describe('a variant', () => {
  const lines = [paid('open'), paid('dicht', secret)]
  const clauses = [
    { id: 'vast', kind: 'fixed-price', from: 'dev', to: 'gem', inputs: { amountEur: 1, t: 1 } },
    {
      id: 'deel',
      kind: 'min-price-share',
      from: 'dev',
      to: 'gem',
      inputs: { minEur: 1, share: 0.1, of: ['dicht'] },
    },
  ]
  const programme = [row({}), row({ id: 'stil', ...secret })]
  const told = (changes: object) => {
    const variants = [{ id: 'v', reason: { nl: 'V' }, ...changes }]
    return seen(caseOf({ lines, clauses, programme, variants })).case.variants
  }
  const set = (path: string, value: unknown) => told({ set: [{ path, value }] })

  it.each<[string, unknown]>([
    ['/lines', [paid('open'), paid('dicht', secret)]],
    ['/programme', programme],
    ['/clauses', clauses],
    ['/parties/@gem/rate', 0.03],
    ['/lines/@dicht/totalEur', 2],
    ['/lines/1/totalEur', 2],
    ['/programme/@stil/units', 2],
    ['/clauses/@deel/inputs/minEur', 2],
    ['/lines/@open/visibleTo', ['gem']],
    ['/landExploitation/bookValueEur', 5],
  ])('that changes %s is not shown', (path, value) => {
    expect(set(path, value)).toEqual([])
  })

  it.each<[string, unknown, string]>([
    ['/periods', 6, '/periods'],
    ['/lines/@open/totalEur', 2, '/lines/@open/totalEur'],
    ['/lines/0/totalEur', 2, '/lines/@open/totalEur'],
    ['/programme/@rij/units', 2, '/programme/@rij/units'],
    ['/clauses/@vast/inputs/amountEur', 2, '/clauses/@vast/inputs/amountEur'],
    ['/rates/common', 0.01, '/rates/common'],
    ['/lines/@open/note/en', 'x', '/lines/@open/note/en'],
  ])('that changes %s is shown, with the ids of members', (path, value, shown) => {
    const note = { path: '/lines/@open/note', value: { nl: 'x' } }
    const before = path.includes('note') ? [note] : []
    const kept = told({ set: [...before, { path, value }], x: { a: 1 } })
    expect(kept).toEqual([
      { id: 'v', reason: { nl: 'V' }, set: [...before, { path: shown, value }], x: { a: 1 } },
    ])
  })

  it('that only takes away is shown by what it takes', () => {
    expect(told({ remove: ['/lines/0', '/clauses/@vast'] })).toEqual([
      { id: 'v', reason: { nl: 'V' }, remove: ['/lines/@open', '/clauses/@vast'] },
    ])
    expect(told({ remove: ['/lines/@dicht', '/clauses/@deel'] })).toEqual([])
  })

  it('that is not shown is not named by a claim either', () => {
    const areaCase = caseOf({
      lines: [...lines, paid('bijdrage', { account: 'opbrengst-subsidie', from: 'dev', to: 'gem' })],
      pots: [
        {
          id: 'p',
          owner: 'dev',
          budgetEur: 9,
          purposes: ['w'],
          maxShare: 1,
          expiry: '2030-01-01',
        },
      ],
      claims: [
        { pot: 'p', line: 'bijdrage', eur: 1, without: 'weg' },
        { pot: 'p', line: 'bijdrage', eur: 2, without: 'blijft' },
      ],
      variants: [
        { id: 'weg', reason: { nl: 'W' }, set: [{ path: '/lines/@dicht/totalEur', value: 2 }] },
        { id: 'blijft', reason: { nl: 'B' }, set: [{ path: '/lines/@open/totalEur', value: 2 }] },
      ],
    })
    expect(seen(areaCase).case.claims).toEqual([
      { pot: 'p', line: 'bijdrage', eur: 1 },
      { pot: 'p', line: 'bijdrage', eur: 2, without: 'blijft' },
    ])
  })

  it('with a path that leads nowhere is not shown, also of a case that was never read', () => {
    const unread = {
      ...caseOf({ lines }),
      variants: [{ id: 'v', reason: { nl: 'V' }, remove: ['/lines/@geen'] }],
    }
    expect(seen(unread as Case).case.variants).toEqual([])
  })
})

test('a case that is not sound is not shown: that is our own fault', () => {
  const broken = caseOf({ lines: [paid('dicht', secret)] })
  const parties = broken.parties.map(party => ({ ...party, requiredReturn: 0.1, onbekend: 1 }))
  expect(() => visibleCase({ ...broken, parties } as Case, 'dev')).toThrow(/^visible case is broken: /)
})

test('a total that holds nothing tells nothing, and no total neither', () => {
  expect(restsOnThree([])).toBe(true)
  expect(
    restsOnThree([
      [0, 0, 0],
      [1, 2, 3],
    ]),
  ).toBe(true)
})
