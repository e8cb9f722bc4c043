import type { Bilingual, Case, Party, Variant } from '../case/types.ts'
import { type LandPayments, landPayments, type Payment } from './land-lines.ts'
import { type Divided, Redistribution } from './redistribution.ts'
import { type CooperationModel, type CooperationTerms, landMunicipality } from './terms.ts'

/** A case in another model of cooperation, as a variant, with what is needed to tell who bears what. */
export interface CooperationVariant {
  readonly variant: Variant
  /** Ids of the land payments and of the settlements that divide them. */
  readonly payments: Readonly<Record<Divided, readonly string[]>>
  readonly settled: Readonly<Record<Divided, readonly string[]>>
}

/** A case has no municipality, or no such market party: no model of cooperation can be laid over it. */
export interface NoCooperation {
  readonly reason: 'no-municipality' | 'no-market-party'
}

const names: Readonly<Record<CooperationModel, Bilingual>> = {
  active: { nl: 'Actief grondbeleid', en: 'Active land policy' },
  'building-claim': { nl: 'Bouwclaim', en: 'Building claim' },
  'joint-agreement': { nl: 'Samenwerking op contract', en: 'Joint venture by agreement' },
  'joint-entity': {
    nl: 'Gezamenlijke maatschappij (GEM)',
    en: 'Joint company (GEM)',
  },
  concession: { nl: 'Concessie', en: 'Concession' },
  'self-realisation': {
    nl: 'Zelfrealisatie met kostenverhaal',
    en: 'Development by owners with cost recovery',
  },
}

/** What a model of cooperation is called. */
export const cooperationName = (form: CooperationModel): Bilingual => names[form]

/** Everything that the forms work with. */
interface Scene {
  readonly change: Redistribution
  readonly land: LandPayments
  readonly terms: CooperationTerms
  readonly municipality: string
  readonly market: string
  readonly entity: string
  /** The entity, where the case does not have it. */
  readonly newEntity: Party | undefined
}

const ofAccounts = (payments: readonly Payment[], accounts: readonly string[]) =>
  payments.filter(({ kind, item }) => kind === 'line' && accounts.includes(item.account))
const without = (payments: readonly Payment[], others: readonly Payment[]) => {
  const taken = new Set(others)
  return payments.filter(payment => !taken.has(payment))
}

const acquisition = ['1']
/** Surveys and procedures, and compensation: acts of the municipality whoever develops. */
const publicActs = ['10', '11']
/** What serves more than the plots: main infrastructure, supra-plan works, planning, participation, mobility. */
const publicCosts = ['7', '8', '9', '10', '11', '16', '18']

function municipalityDevelops({ change, land, municipality }: Scene): void {
  change.payBy(land.costs, municipality)
  change.getBy(land.revenues, municipality)
}

function buildingClaim(scene: Scene): void {
  const { change, land, terms, municipality, market } = scene
  municipalityDevelops({
    ...scene,
    land: { ...land, costs: without(land.costs, ofAccounts(land.costs, acquisition)) },
  })
  const bought = ofAccounts(land.costs, acquisition)
  change.payBy(bought, market)
  change.settle({
    from: municipality,
    to: market,
    share: terms.claimPriceShare,
    of: bought,
    account: '1',
    name: { nl: 'Inbreng van grond tegen vaste prijs', en: 'Land brought in at a fixed price' },
    divides: 'costs',
  })
}

const shareOfCosts = { nl: 'Aandeel in de kosten', en: 'Share of the costs' }
const shareOfRevenues = { nl: 'Aandeel in de opbrengsten', en: 'Share of the revenues' }

function jointAgreement(scene: Scene): void {
  const { change, land, terms, municipality, market } = scene
  municipalityDevelops(scene)
  const { marketShare: share } = terms
  const account = 'opbrengst-bijdrage'
  change.settle({
    from: market,
    to: municipality,
    share,
    of: land.costs,
    account,
    name: shareOfCosts,
    divides: 'costs',
  })
  change.settle({
    from: municipality,
    to: market,
    share,
    of: [...land.revenues, ...land.subsidies],
    account,
    name: shareOfRevenues,
    divides: 'revenues',
  })
}

function jointEntity({ change, land, terms, municipality, market, entity, newEntity }: Scene): void {
  if (newEntity) change.addParty(newEntity)
  const revenues = [...land.revenues, ...land.subsidies]
  change.payBy(land.costs, entity)
  change.getBy(revenues, entity)
  const account = 'opbrengst-bijdrage'
  for (const [partner, share] of [
    [municipality, 1 - terms.marketShare],
    [market, terms.marketShare],
  ] as const) {
    change.settle({
      from: partner,
      to: entity,
      share,
      of: land.costs,
      account,
      name: shareOfCosts,
      divides: 'costs',
    })
    change.settle({
      from: entity,
      to: partner,
      share,
      of: revenues,
      account,
      name: shareOfRevenues,
      divides: 'revenues',
    })
  }
}

function concession({ change, land, terms, municipality, market }: Scene): void {
  const bought = ofAccounts(land.costs, acquisition)
  const kept = [...bought, ...ofAccounts(land.costs, publicActs)]
  change.payBy(kept, municipality)
  change.payBy(without(land.costs, kept), market)
  change.getBy([...land.revenues, ...land.subsidies], market)
  change.settle({
    from: market,
    to: municipality,
    share: terms.landPriceShare,
    of: bought,
    account: 'opbrengst-uitgifte',
    name: { nl: 'Vaste grondprijs van de concessie', en: 'Fixed land price of the concession' },
    divides: 'costs',
  })
}

function selfRealisation({ change, land, terms, municipality, market }: Scene): void {
  const recovered = ofAccounts(land.costs, publicCosts)
  change.payBy(recovered, municipality)
  change.payBy(without(land.costs, recovered), market)
  change.getBy(land.revenues, market)
  // The contribution that is agreed now gives way to the recovery of costs.
  change.getBy(land.contributions, market)
  change.settle({
    from: market,
    to: municipality,
    share: terms.recoveredShare,
    of: recovered,
    account: 'opbrengst-bijdrage',
    name: { nl: 'Kostenverhaal (anterieure bijdrage)', en: 'Cost recovery (contribution by agreement)' },
    divides: 'costs',
  })
}

const doers: Readonly<Record<CooperationModel, (scene: Scene) => void>> = {
  active: municipalityDevelops,
  'building-claim': buildingClaim,
  'joint-agreement': jointAgreement,
  'joint-entity': jointEntity,
  concession,
  'self-realisation': selfRealisation,
}

/** The joint company of the case, or one to add. */
function entityOf(areaCase: Case, municipality: string): { entity: string; newEntity: Party | undefined } {
  const known = areaCase.parties.find(party => party.kind === 'gem' && party.id !== municipality)
  if (known) return { entity: known.id, newEntity: undefined }
  const taken = new Set(areaCase.parties.map(party => party.id))
  let id = 'gem-bv'
  while (taken.has(id)) id += '-2'
  const rate = areaCase.parties.find(party => party.id === municipality)!.rate
  return { entity: id, newEntity: { id, kind: 'gem', name: names['joint-entity'], rate } }
}

/**
 * The case in another model of cooperation: who pays and who gets is laid out anew over the lines of land development, and
 * nothing else. Amounts, time and every line of others stay, so the result of the area is the same in all forms.
 */
export function cooperationVariant(
  areaCase: Case,
  form: CooperationModel,
  terms: CooperationTerms,
): CooperationVariant | NoCooperation {
  const municipality = landMunicipality(areaCase)
  if (municipality === undefined) return { reason: 'no-municipality' }
  const market = areaCase.parties.find(party => party.id === terms.market && party.id !== municipality)?.id
  if (market === undefined) return { reason: 'no-market-party' }
  const { entity, newEntity } = entityOf(areaCase, municipality)
  const change = new Redistribution(areaCase)
  const land = landPayments(areaCase, { municipality, market, entity })
  doers[form]({ change, land, terms, municipality, market, entity, newEntity })
  const ids = (payments: readonly Payment[]) => payments.map(payment => payment.item.id)
  return {
    variant: change.variant(`vorm-${form}`, names[form]),
    payments: { costs: ids(land.costs), revenues: ids([...land.revenues, ...land.subsidies]) },
    settled: change.settled,
  }
}
