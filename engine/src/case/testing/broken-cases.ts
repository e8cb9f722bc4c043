/** For tests only: documents with one mistake each, and where and how it must be told. */

/** A document that may be wrong. */
export type Loose = Record<string, unknown>

/** A small case without mistakes, with changes. */
export function small(changes: Loose = {}): Loose {
  return {
    format: 'versneller-case/1',
    id: 'klein',
    name: { nl: 'Klein' },
    valuationDate: '2026-01-01',
    periods: 4,
    rates: { interest: 0.02 },
    indices: { kosten: 0.03 },
    parties: [
      { id: 'gem', kind: 'gemeente', rate: 0.02 },
      { id: 'dev', kind: 'ontwikkelaar', rate: 0.08 },
    ],
    landExploitation: { party: 'gem', bookValueEur: 0, bookValueDate: '2026-01-01' },
    areas: [{ id: 'kern', name: { nl: 'Kern' }, landUseM2: { issuable: 1, paved: 2, green: 3, water: 4 } }],
    phases: [
      { id: 'een', area: 'kern', start: 1, end: 2 },
      { id: 'twee', area: 'kern', start: 3, end: 4, after: [{ phase: 'een', lag: 0 }] },
    ],
    ...changes,
  }
}

/** A line with changes; without an amount it is not whole. */
export function line(changes: Loose): Loose {
  return { id: 'werk', account: '5', from: 'gem', to: 'outside', ...changes }
}

/** A programme row without mistakes, with changes. */
export function row(changes: Loose): Loose {
  return {
    id: 'rij',
    category: 'koop-duur',
    tenure: 'koop',
    units: 10,
    goM2: 80,
    bvoM2: 100,
    plotM2: 100,
    parkingPerUnit: 1,
    area: 'kern',
    phase: 'een',
    appraisal: { formula: 'residual-social', inputs: { units: 1, fixedPriceEur: 1000 } },
    payer: 'dev',
    payee: 'gem',
    ...changes,
  }
}

function without(document: Loose, field: string): Loose {
  return Object.fromEntries(Object.entries(document).filter(([key]) => key !== field))
}

const withLine = (changes: Loose): Loose => small({ lines: [line(changes)] })
const withTotal = (changes: Loose): Loose => withLine({ totalEur: 1, spread: { from: 1, to: 2 }, ...changes })
const withRow = (changes: Loose): Loose => small({ programme: [row(changes)] })
const withClause = (kind: string, inputs: Loose, ends: Loose = {}): Loose =>
  small({ clauses: [{ id: 'c', kind, from: 'dev', to: 'gem', inputs, ...ends }] })

/** Mistakes in the shape. */
export const shapes: readonly [string, unknown, readonly string[]][] = [
  ['a document that is no object', 7, [' ONJUIST_TYPE']],
  ['a missing field', without(small(), 'periods'), ['/periods VELD_ONTBREEKT']],
  ['an unknown field', small({ perioden: 4 }), ['/perioden ONBEKEND_VELD']],
  ['null', small({ note: null }), ['/note GEEN_NULL']],
  ['a wrong type', small({ name: 'Klein' }), ['/name ONJUIST_TYPE']],
  [
    'an infinite number',
    small({ rates: { interest: Number.POSITIVE_INFINITY } }),
    ['/rates/interest ONJUIST_TYPE'],
  ],
  ['another format', small({ format: 'versneller-case/2' }), ['/format ONBEKENDE_KEUZE']],
  ['a day that does not exist', small({ valuationDate: '2026-02-29' }), ['/valuationDate ONJUISTE_DATUM']],
  ['a bad id', small({ id: 'Klein Plan' }), ['/id ONJUIST_ID']],
  ['too many periods', small({ periods: 241 }), ['/periods BUITEN_BEREIK']],
  ['half a period', small({ periods: 2.5 }), ['/periods GEEN_GEHEEL_GETAL']],
  ['an empty text', small({ name: { nl: '' } }), ['/name/nl TEKST_BUITEN_GRENZEN']],
  [
    'an address that is none',
    small({ sources: [{ id: 'b', text: 't', url: 'javascript:alert(1)' }] }),
    ['/sources/0/url ONJUIST_ADRES'],
  ],
  ['a negative amount', withTotal({ totalEur: -1 }), ['/lines/0/totalEur BUITEN_BEREIK']],
  ['a period that is no number', withLine({ series: { een: 1 } }), ['/lines/0/series/een ONJUISTE_SLEUTEL']],
  ['an unknown account', withTotal({ account: '19' }), ['/lines/0/account ONBEKENDE_KEUZE']],
  ['a clause of an unknown kind', withClause('wens', {}), ['/clauses/0/kind ONBEKENDE_KEUZE']],
  [
    'a clause without its inputs',
    withClause('fixed-price', { t: 1 }),
    ['/clauses/0/inputs/amountEur VELD_ONTBREEKT'],
  ],
  [
    'contents under x that are too deep',
    small({ x: JSON.parse('['.repeat(30) + ']'.repeat(30)) }),
    ['/x TE_DIEP'],
  ],
  ['an empty list of rates', small({ indices: { kosten: [] } }), ['/indices/kosten AANTAL_ONJUIST']],
]

/** Mistakes in references. */
export const references: readonly [string, unknown, readonly string[]][] = [
  ['an unknown payer', withTotal({ from: 'gm' }), ['/lines/0/from ONBEKENDE_PARTIJ']],
  ['payer and payee the same', withTotal({ to: 'gem' }), ['/lines/0/to ZELFDE_PARTIJ']],
  ['an unknown index', withTotal({ index: 'loon' }), ['/lines/0/index ONBEKENDE_INDEX']],
  ['an unknown subarea', withTotal({ area: 'rand' }), ['/lines/0/area ONBEKEND_DEELGEBIED']],
  ['an unknown phase', withLine({ totalEur: 1, phase: 'drie' }), ['/lines/0/phase ONBEKENDE_FASE']],
  ['an unknown source', withTotal({ source: 'boek' }), ['/lines/0/source ONBEKENDE_BRON']],
  [
    'an unknown factor',
    withTotal({ drivers: [{ factor: 'weer', elasticity: 1 }] }),
    ['/lines/0/drivers/0/factor ONBEKENDE_FACTOR'],
  ],
  ['an unknown reader', withTotal({ visibleTo: ['gm'] }), ['/lines/0/visibleTo/0 ONBEKENDE_PARTIJ']],
  [
    'an unknown line in a percentage',
    withLine({ percent: { share: 0.1, of: ['niets'] } }),
    ['/lines/0/percent/of/0 ONBEKENDE_REGEL'],
  ],
  [
    'a quantity of nothing',
    withTotal({
      totalEur: undefined,
      quantity: { amount: { of: 'kern/lucht' }, unit: 'm2', unitPriceEur: 1 },
    }),
    [
      '/lines/0/totalEur ONJUIST_TYPE',
      '/lines/0 EEN_BEDRAG_NODIG',
      '/lines/0/quantity/amount/of ONBEKENDE_HOEVEELHEID',
    ],
  ],
  ['a row in an unknown phase', withRow({ phase: 'drie' }), ['/programme/0/phase ONBEKENDE_FASE']],
  [
    'a clause with the market',
    withClause('fixed-price', { amountEur: 1, t: 1 }, { to: 'outside' }),
    ['/clauses/0/to ONBEKENDE_PARTIJ'],
  ],
  [
    'a clause on an unknown row',
    withClause('residual-price', { programme: 'rij', peildatum: '2026-01-01' }),
    ['/clauses/0/inputs/programme ONBEKENDE_PROGRAMMAREGEL'],
  ],
  [
    'a claim on an unknown pot',
    small({ lines: [line({ totalEur: 1, phase: 'een' })], claims: [{ pot: 'p', line: 'werk', eur: 1 }] }),
    ['/claims/0/pot ONBEKENDE_POT'],
  ],
  [
    'a booking on an unknown line',
    small({ actuals: [{ line: 'w', date: '2026-01-01', eur: 1, ref: 'r' }] }),
    ['/actuals/0/line ONBEKENDE_REGEL'],
  ],
  [
    'a party called outside',
    small({
      parties: [
        { id: 'gem', kind: 'gemeente', rate: 0 },
        { id: 'outside', kind: 'overig', rate: 0 },
      ],
    }),
    ['/parties/1/id GERESERVEERD_ID'],
  ],
  [
    'a land value of one unit above a thousand billion',
    withRow({ appraisal: { formula: 'residual-social', inputs: { units: 1, fixedPriceEur: 1.1e12 } } }),
    ['/programme/0/appraisal/inputs FORMULE_FOUT'],
  ],
  [
    'two parties with one id',
    small({
      parties: [
        { id: 'gem', kind: 'gemeente', rate: 0 },
        { id: 'gem', kind: 'overig', rate: 0 },
      ],
    }),
    ['/parties/1/id DUBBELE_ID'],
  ],
  [
    'a row and a line with one id',
    small({ programme: [row({})], lines: [line({ id: 'rij', totalEur: 1, phase: 'een' })] }),
    ['/lines/0/id DUBBELE_ID'],
  ],
  [
    'a line with the id of a VAT line',
    small({
      lines: [
        line({ totalEur: 1, phase: 'een', vat: { rate: 0.21, recoverable: 0 } }),
        line({ id: 'werk-btw', totalEur: 1, phase: 'een' }),
      ],
    }),
    ['/lines/0/vat DUBBELE_ID'],
  ],
  [
    'a percentage of a VAT line',
    small({
      lines: [
        line({ totalEur: 1, phase: 'een', vat: { rate: 0.21, recoverable: 0 } }),
        line({ id: 'b', percent: { share: 1, of: ['werk-btw'] } }),
      ],
    }),
    ['/lines/1/percent/of/0 GEREKENDE_REGEL'],
  ],
  ['grex without its party', withTotal({ from: 'dev', grex: true }), ['/lines/0/grex GEEN_GRONDEXPLOITATIE']],
  [
    'an event of an unknown bearer',
    small({
      risk: {
        events: [
          {
            id: 'e',
            probability: 0.1,
            amountEur: { min: 1, likely: 1, max: 1 },
            t: { from: 1, to: 1 },
            bearer: [{ party: 'x', share: 1 }],
          },
        ],
      },
    }),
    ['/risk/events/0/bearer/0/party ONBEKENDE_PARTIJ'],
  ],
  [
    'a responsibility for an unknown event',
    small({ responsibilities: [{ id: 'v', what: { nl: 'w' }, party: 'gem', by: 1, risk: 'e' }] }),
    ['/responsibilities/0/risk ONBEKENDE_GEBEURTENIS'],
  ],
]

/** Mistakes in sums, order and circles. */
export const sums: readonly [string, unknown, readonly string[]][] = [
  ['a line without an amount', withLine({}), ['/lines/0 EEN_BEDRAG_NODIG']],
  [
    'a line with two amounts',
    withTotal({ series: { '1': 1 } }),
    ['/lines/0 EEN_BEDRAG_NODIG', '/lines/0/spread VELDEN_SLUITEN_UIT'],
  ],
  ['a total without time', withLine({ totalEur: 1 }), ['/lines/0 SPREIDING_ONTBREEKT']],
  [
    'a spread beside a percentage',
    small({
      lines: [
        line({ totalEur: 1, phase: 'een' }),
        line({ id: 'b', percent: { share: 1, of: ['werk'] }, spread: { from: 1, to: 2 } }),
      ],
    }),
    ['/lines/1/spread VELDEN_SLUITEN_UIT'],
  ],
  [
    'an index on a percentage',
    small({
      lines: [
        line({ totalEur: 1, phase: 'een' }),
        line({ id: 'b', percent: { share: 1, of: ['werk'] }, index: 'kosten' }),
      ],
    }),
    ['/lines/1/index VELDEN_SLUITEN_UIT'],
  ],
  [
    'a period after the last',
    withLine({ series: { '5': 1 } }),
    ['/lines/0/series/5 PERIODE_BUITEN_LOOPTIJD'],
  ],
  [
    'a spread that ends before it begins',
    withTotal({ spread: { from: 3, to: 2 } }),
    ['/lines/0/spread/to EIND_VOOR_BEGIN'],
  ],
  [
    'a curve of the wrong length',
    withTotal({ spread: { from: 1, to: 3, curve: [0.5, 0.5] } }),
    ['/lines/0/spread/curve LENGTE_ONGELIJK'],
  ],
  [
    'a curve that is not one',
    withTotal({ spread: { from: 1, to: 2, curve: [0.5, 0.4] } }),
    ['/lines/0/spread/curve TELT_NIET_OP'],
  ],
  [
    'a phase before the one it follows',
    small({
      phases: [
        { id: 'een', area: 'kern', start: 1, end: 3 },
        { id: 'twee', area: 'kern', start: 3, end: 4, after: [{ phase: 'een', lag: 0 }] },
      ],
    }),
    ['/phases/1/start FASE_TE_VROEG'],
  ],
  [
    'years that do not rise',
    small({
      indices: {
        kosten: [
          { from: 2027, rate: 0 },
          { from: 2026, rate: 0 },
        ],
      },
    }),
    ['/indices/kosten/1/from JAREN_NIET_OPLOPEND'],
  ],
  [
    'a delay that does not rise',
    small({ phases: [{ id: 'een', area: 'kern', start: 1, end: 2, delay: { min: 2, likely: 1, max: 3 } }] }),
    ['/phases/0/delay GRENZEN_VERKEERD'],
  ],
  [
    'bearers that are not one',
    small({
      risk: {
        events: [
          {
            id: 'e',
            probability: 0.1,
            amountEur: { min: 1, likely: 1, max: 1 },
            t: { from: 1, to: 1 },
            bearer: [{ party: 'gem', share: 0.5 }],
          },
        ],
      },
    }),
    ['/risk/events/0/bearer TELT_NIET_OP'],
  ],
  [
    'an appraisal with a mistake',
    withRow({ appraisal: { formula: 'residual-social', inputs: { units: 1, fixedPrice: 1000 } } }),
    [
      '/programme/0/appraisal/inputs/fixedPrice ONBEKEND_VELD',
      '/programme/0/appraisal/inputs/fixedPriceEur VELD_ONTBREEKT',
    ],
  ],
  [
    'a deferral to before its date',
    withClause('deferred-payment', { amountEur: 1, t: 3, until: 2, rate: 0.02 }),
    ['/clauses/0/inputs/until EIND_VOOR_BEGIN'],
  ],
  [
    'a circle of percentages',
    small({
      lines: [
        line({ id: 'a', percent: { share: 1, of: ['b'] } }),
        line({ id: 'b', percent: { share: 1, of: ['a'] } }),
      ],
    }),
    ['/lines/0/percent/of KRINGVERWIJZING'],
  ],
  [
    'a percentage of itself',
    withLine({ percent: { share: 1, of: ['werk'] } }),
    ['/lines/0/percent/of KRINGVERWIJZING'],
  ],
]
