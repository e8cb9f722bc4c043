import type { Case, Line, ProgrammeLine } from '@versneller/engine'
import { type AreaWishes, type HomeKind, homeKinds } from './area-wishes.ts'
import { Figures } from './template-figures.ts'
import type { UnitFigures } from './unit-figures.ts'

/** Years before the first home: plan, acquisition, site servicing. */
const preparationYears = 2
const m2PerHectare = 10_000
/** How the land is used, as shares of the area. */
const landUse = { issuable: 0.5, paved: 0.3, green: 0.15, water: 0.05 }
const vatRate = 0.21

/** Homes per kind, whole ones; rounding goes to the last kind that has a share. */
export function homesPerKind(wishes: AreaWishes): Map<string, number> {
  const counts = new Map(
    homeKinds.map(kind => [kind.id, Math.floor(kind.share(wishes) * wishes.homes + 1e-9)]),
  )
  const rest = wishes.homes - [...counts.values()].reduce((sum, count) => sum + count, 0)
  const last = homeKinds.findLast(kind => kind.share(wishes) > 0)
  if (last) counts.set(last.id, (counts.get(last.id) ?? 0) + rest)
  return counts
}

function landValue(
  kind: HomeKind,
  bvoM2: number,
  figures: Figures,
): { appraisal: ProgrammeLine['appraisal']; source: string } {
  const fixed = (name: string) => {
    const { value, sourceId } = figures.of(name)
    const appraisal = { formula: 'residual-social' as const, inputs: { units: 1, fixedPriceEur: value } }
    return { appraisal, source: sourceId }
  }
  if (kind.id === 'sociaal') return fixed('sociale grondprijs appartement, mediaan')
  if (kind.id === 'midden') return fixed('opbrengst grond middenhuurappartement')
  const price = salePrice(kind, figures)
  const inputs = {
    priceVonEur: price.value,
    vatRate,
    bvoM2,
    buildPerM2: figures.of('bouwkosten appartement middelhoog').value,
    softShare: figures.of('bijkomende kosten').value / 100,
    marginShare: figures.of('rendementseis ontwikkelaar').value / 100,
    otherEur: 0,
    interestEur: 0,
  }
  return { appraisal: { formula: 'residual-sale', inputs }, source: price.source }
}

function salePrice(kind: HomeKind, figures: Figures): { value: number; source: string } {
  if (kind.id === 'betaalbaar') {
    const { high, sourceId } = figures.of('NHG-grens als grens betaalbare koop')
    return { value: high, source: sourceId }
  }
  const { value, sourceId } = figures.of('gemiddelde verkoopprijs nieuwbouw')
  return { value, source: sourceId }
}

/** What a home brings in for who builds it: price without VAT, or its value as let. */
function homeValue(kind: HomeKind, figures: Figures): { value: number; source: string } {
  if (kind.id === 'sociaal')
    return {
      value: 178_000,
      source: figures.assume('waarde-sociaal', 'waarde van een sociale huurwoning, 178.000 euro'),
    }
  if (kind.id === 'midden') {
    const rent = figures.of('middenhuur').high
    const yieldPerYear = figures.of('huur-bar beleggers middenhuur')
    return { value: Math.round((rent * 12) / (yieldPerYear.value / 100)), source: yieldPerYear.sourceId }
  }
  const price = salePrice(kind, figures)
  return { value: Math.round(price.value / (1 + vatRate)), source: price.source }
}

function programmeOf(wishes: AreaWishes, figures: Figures): ProgrammeLine[] {
  const counts = homesPerKind(wishes)
  const formFactor = figures.of('vormfactor gbo/bvo meergezins').value
  const plotM2 = Math.round((wishes.areaHectare * m2PerHectare * landUse.issuable) / wishes.homes)
  return homeKinds.flatMap((kind): ProgrammeLine[] => {
    const units = counts.get(kind.id) ?? 0
    if (units === 0) return []
    const bvoM2 = Math.round((kind.goM2 / formFactor) * 10) / 10
    const { appraisal, source } = landValue(kind, bvoM2, figures)
    const { id, name, category, tenure, goM2, parkingPerUnit, payer } = kind
    return [
      {
        id,
        name,
        category,
        tenure,
        units,
        goM2,
        bvoM2,
        plotM2,
        parkingPerUnit,
        area: 'gebied',
        phase: 'uitgifte',
        appraisal,
        payer,
        payee: 'gem',
        index: 'grond',
        source,
      },
    ]
  })
}

type Quantity = NonNullable<Line['quantity']>['amount']

type CostArguments = [id: string, nl: string, en: string, account: Line['account'], of: CostBasis]

interface CostBasis {
  amount: Quantity
  unit: string
  figure: string
  phase: string
  factor?: number
}

/** A cost line of the land exploitation: quantity times a unit figure. */
function costLine(
  figures: Figures,
  id: string,
  nl: string,
  en: string,
  account: Line['account'],
  of: CostBasis,
): Line {
  const { value, sourceId } = figures.of(of.figure)
  const unitPriceEur = Math.round(value * (of.factor ?? 1) * 100) / 100
  return {
    id,
    name: { nl, en },
    account,
    from: 'gem',
    to: 'outside',
    quantity: { amount: of.amount, unit: of.unit, unitPriceEur },
    phase: of.phase,
    index: 'kosten',
    area: 'gebied',
    source: sourceId,
  }
}

function landLines(wishes: AreaWishes, figures: Figures): Line[] {
  const areaM2 = wishes.areaHectare * m2PerHectare
  const cost = (...[id, nl, en, account, of]: CostArguments) => costLine(figures, id, nl, en, account, of)
  const toBuyM2 = Math.round(areaM2 * wishes.acquisitionShare)
  const priceRise = figures.of('bouwkostenstijging 2017-2023').value
  const works = ['sloop', 'sanering', 'bouwrijp', 'verharding', 'groen']
  const share = (id: string, nl: string, en: string, account: Line['account'], figure: string): Line => {
    const { value, sourceId } = figures.of(figure)
    const percent = { share: value / 100, of: works }
    return { id, name: { nl, en }, account, from: 'gem', to: 'outside', percent, source: sourceId }
  }
  const bought: Line[] =
    toBuyM2 > 0
      ? [
          cost('verwerving', 'Verwerving', 'Acquisition', '1', {
            amount: toBuyM2,
            unit: 'm2 kavel',
            figure: 'verwerving bedrijfskavel met opstal',
            phase: 'voorbereiding',
          }),
        ]
      : []
  return [
    ...bought,
    cost('sloop', 'Sloop', 'Demolition', '3', {
      amount: Math.round(areaM2 * 0.3),
      unit: 'm2 bvo',
      figure: 'sloopkosten kantoor',
      phase: 'voorbereiding',
      factor: priceRise,
    }),
    cost('sanering', 'Bodemsanering', 'Soil remediation', '4', {
      amount: Math.round(areaM2 * 0.5),
      unit: 'm2',
      figure: 'bodemsanering licht',
      phase: 'voorbereiding',
    }),
    cost('bouwrijp', 'Bouwrijp maken', 'Site servicing', '5', {
      amount: areaM2,
      unit: 'm2',
      figure: 'bouwrijp maken',
      phase: 'bouwrijp',
    }),
    cost('verharding', 'Woonrijp maken, verharding', 'Public realm, paved', '6', {
      amount: { of: 'gebied/paved' },
      unit: 'm2',
      figure: 'woonrijp maken openbare ruimte hoogwaardig',
      phase: 'woonrijp',
    }),
    cost('groen', 'Woonrijp maken, groen', 'Public realm, green', '6', {
      amount: { of: 'gebied/green' },
      unit: 'm2',
      figure: 'woonrijp maken openbare ruimte hoogwaardig',
      phase: 'woonrijp',
      factor: 0.5,
    }),
    share('plankosten', 'Plankosten', 'Planning costs', '9', 'plankosten'),
    share('onvoorzien', 'Onvoorzien', 'Contingency', '12', 'onvoorzien en risico'),
  ]
}

function buildingLines(wishes: AreaWishes, programme: readonly ProgrammeLine[], figures: Figures): Line[] {
  const perM2 = figures.of('bouwkosten appartement middelhoog')
  const soft = 1 + figures.of('bijkomende kosten').value / 100
  const lines = programme.flatMap((row): Line[] => {
    const kind = homeKinds.find(one => one.id === row.id)
    if (!kind) return []
    const { value, source } = homeValue(kind, figures)
    const cost = {
      amount: { of: `${row.id}/bvoM2` },
      unit: 'm2 bvo',
      unitPriceEur: Math.round(perM2.value * soft),
    }
    const revenue = { amount: { of: `${row.id}/units` }, unit: 'woning', unitPriceEur: value }
    const nl = kind.name.nl.toLowerCase()
    const en = kind.name.en.toLowerCase()
    return [
      {
        id: `bouw-${row.id}`,
        name: { nl: `Bouw ${nl}`, en: `Building, ${en}` },
        account: 'opstal',
        from: kind.payer,
        to: 'outside',
        quantity: cost,
        phase: 'bouw',
        index: 'bouw',
        source: perM2.sourceId,
      },
      {
        id: `waarde-${row.id}`,
        name:
          kind.tenure === 'koop'
            ? { nl: `Verkoop ${nl}`, en: `Sale, ${en}` }
            : { nl: `Waarde ${nl}`, en: `Value, ${en}` },
        account: 'opbrengst-opstal',
        from: 'outside',
        to: kind.payer,
        quantity: revenue,
        phase: 'bouw',
        index: 'woning',
        source,
      },
    ]
  })
  if (!wishes.stateContribution) return lines
  const { value, sourceId } = figures.of('rijksbijdrage per woning, WBI')
  const state: Line = {
    id: 'rijksbijdrage',
    name: { nl: 'Rijksbijdrage woningbouw', en: 'State contribution to house building' },
    account: 'opbrengst-subsidie',
    from: 'rijk',
    to: 'gem',
    quantity: { amount: wishes.homes, unit: 'woning', unitPriceEur: value },
    phase: 'bouwrijp',
    source: sourceId,
  }
  return [...lines, state]
}

/** Parties of the template, as far as they have something to pay or to get. */
function partiesOf(wishes: AreaWishes, programme: readonly ProgrammeLine[]): Case['parties'] {
  const payers = new Set(programme.map(row => row.payer))
  const all: Case['parties'] = [
    {
      id: 'gem',
      kind: 'gemeente',
      name: { nl: 'Gemeente', en: 'Municipality' },
      rate: 0.02,
      vatRecoverable: 1,
    },
    {
      id: 'dev',
      kind: 'ontwikkelaar',
      name: { nl: 'Ontwikkelaar', en: 'Developer' },
      rate: 0.08,
      vatRecoverable: 1,
    },
    { id: 'bel', kind: 'belegger', name: { nl: 'Belegger', en: 'Investor' }, rate: 0.05 },
    { id: 'cor', kind: 'corporatie', name: { nl: 'Corporatie', en: 'Housing association' }, rate: 0.04 },
    { id: 'rijk', kind: 'rijk', name: { nl: 'Rijk', en: 'Central government' }, rate: 0.0225 },
  ]
  return all.filter(({ id }) => id === 'gem' || payers.has(id) || (id === 'rijk' && wishes.stateContribution))
}

/**
 * A small whole case of an area: parties, land use, programme, phases, costs of the land exploitation, land disposal per
 * category and building. Every amount names its source; what was found in no source says "demo-aanname".
 */
export function areaTemplate(wishes: AreaWishes, known: UnitFigures): Case {
  const figures = new Figures(known)
  const areaM2 = Math.round(wishes.areaHectare * m2PerHectare)
  const programme = programmeOf(wishes, figures)
  const lines = [...landLines(wishes, figures), ...buildingLines(wishes, programme, figures)]
  const first = preparationYears + 1
  const last = preparationYears + wishes.buildYears
  figures.assume(
    'grondgebruik',
    'de helft van het gebied is uitgeefbaar, 30% verharding, 15% groen, 5% water',
  )
  const { issuable, paved, green, water } = landUse
  const day = `${wishes.startYear}-01-01`
  return {
    format: 'versneller-case/1',
    id: wishes.id,
    name: { nl: wishes.name },
    note: {
      nl: 'Eerste opzet uit een sjabloon. Controleer elk bedrag: bronnen met "demo-aanname" zijn niet gecontroleerd, en bronnen hebben verschillende prijspeilen.',
      en: 'First set-up from a template. Check every amount: sources with "demo-aanname" are unchecked assumptions, and sources have different price levels.',
    },
    valuationDate: day,
    priceLevelDate: day,
    period: 'year',
    periods: last + 1,
    convention: 'mid',
    rates: { interest: 0.02, bbv: 0.02, social: 0.0225 },
    indices: { kosten: 0.025, bouw: 0.025, woning: 0.025, grond: 0.02 },
    parties: partiesOf(wishes, programme),
    landExploitation: { party: 'gem', bookValueEur: 0, bookValueDate: day },
    areas: [
      {
        id: 'gebied',
        name: { nl: wishes.name },
        landUseM2: {
          issuable: Math.round(areaM2 * issuable),
          paved: Math.round(areaM2 * paved),
          green: Math.round(areaM2 * green),
          water: Math.round(areaM2 * water),
        },
      },
    ],
    phases: [
      { id: 'voorbereiding', area: 'gebied', start: 1, end: preparationYears },
      { id: 'bouwrijp', area: 'gebied', start: preparationYears, end: Math.max(preparationYears, last - 1) },
      { id: 'uitgifte', area: 'gebied', start: first, end: last },
      { id: 'bouw', area: 'gebied', start: first, end: last },
      { id: 'woonrijp', area: 'gebied', start: first, end: last + 1 },
    ],
    programme,
    lines,
    sources: figures.sources,
  }
}
