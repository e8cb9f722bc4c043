import { ratesOfReturn } from '../time-value/rates-of-return.ts'
import type { WaterfallInputs } from './waterfall-inputs.ts'

type Tier = WaterfallInputs['tiers'][number]

/** Amounts by partner, in the order of the partners. */
type Amounts = number[]

/** What is still owed and what has been paid, carried from year to year. */
interface Standing {
  /** Contributions not yet paid back. */
  readonly capital: Amounts
  /** For each tier with a rate: what the partner must still get to have had that rate. */
  readonly hurdles: (Amounts | undefined)[]
  /** Everything paid beyond contributions. */
  readonly profit: Amounts
}

/** Runs the tiers year by year and adds up what every partner gets. */
export function runWaterfall(inputs: WaterfallInputs) {
  const { contributionsEur, distributableEur, tiers } = inputs
  const partners = Object.keys(contributionsEur)
  const paidIn = Object.values(contributionsEur)
  const count = Math.max(distributableEur.length, ...paidIn.map(row => row.length))
  const standing: Standing = {
    capital: partners.map(() => 0),
    hurdles: tiers.map(tier => (hurdleRate(tier) === undefined ? undefined : partners.map(() => 0))),
    profit: partners.map(() => 0),
  }
  const totals = tiers.map(() => partners.map(() => 0))
  const flows = partners.map((): Amounts => [])
  let undistributedEur = 0
  for (let year = 0; year < count; year++) {
    const contributed = paidIn.map(row => row[year] ?? 0)
    contribute(standing, tiers, contributed)
    const { paid, rest } = distribute(standing, inputs, distributableEur[year] ?? 0)
    undistributedEur += rest
    for (const [index, byPartner] of paid.entries()) addTo(totals[index]!, byPartner)
    for (const [index, flow] of flows.entries()) {
      flow[year] = paid.reduce((sum, byPartner) => sum + byPartner[index]!, -contributed[index]!)
    }
  }
  const named = <V>(values: readonly V[]) =>
    Object.fromEntries(partners.map((partner, index) => [partner, values[index]!])) as {
      readonly [partner: string]: V
    }
  return {
    flows: named(flows),
    byTier: tiers.map(({ kind }, index) => ({
      kind,
      totalEur: sum(totals[index]!),
      partners: named(totals[index]!),
    })),
    irr: named(flows.map(flow => ratesOfReturn(flow.map((amount, time) => ({ amount, time }))).preferred)),
    undistributedEur,
  }
}

function hurdleRate(tier: Tier): number | undefined {
  return tier.kind === 'preferred' ? tier.rate : tier.untilIrr
}

function contribute(standing: Standing, tiers: readonly Tier[], contributed: Amounts): void {
  addTo(standing.capital, contributed)
  for (const [index, hurdle] of standing.hurdles.entries()) {
    hurdle?.forEach((balance, partner) => {
      hurdle[partner] = balance * (1 + hurdleRate(tiers[index]!)!) + contributed[partner]!
    })
  }
}

function distribute(standing: Standing, inputs: WaterfallInputs, cash: number) {
  let rest = cash
  const partners = Object.keys(inputs.contributionsEur)
  const hasCapitalTier = inputs.tiers.some(tier => tier.kind === 'capital')
  const paid = inputs.tiers.map((tier, index) => {
    const byPartner = tierPayment({ tier, index, standing, partners, hasCapitalTier, cash: rest })
    // Shares that do not add up to 1 in the last digit may take a trace more than there is.
    rest = Math.max(0, rest - sum(byPartner))
    book(standing, inputs.tiers, index, byPartner)
    return byPartner
  })
  return { paid, rest }
}

interface Payment {
  readonly tier: Tier
  readonly index: number
  readonly standing: Standing
  readonly partners: readonly string[]
  readonly hasCapitalTier: boolean
  readonly cash: number
}

function tierPayment({ tier, index, standing, partners, hasCapitalTier, cash }: Payment): Amounts {
  switch (tier.kind) {
    case 'capital':
      return proRata(standing.capital, cash)
    case 'preferred': {
      // Where contributions have a tier of their own, this one pays only the return on them.
      const owed = standing.hurdles[index]!.map((balance, partner) =>
        Math.max(0, balance - (hasCapitalTier ? standing.capital[partner]! : 0)),
      )
      return proRata(owed, cash)
    }
    case 'catch-up': {
      const share = tier.share!
      const own = partners.map(partner => partner === tier.to)
      const toProfit = standing.profit.reduce(
        (total, value, partner) => total + (own[partner] ? value : 0),
        0,
      )
      const missing = (share * sum(standing.profit) - toProfit) / (1 - share)
      const amount = share === 1 ? cash : Math.min(cash, Math.max(0, missing))
      return own.map(isReceiver => (isReceiver ? amount : 0))
    }
    case 'split': {
      const shares = partners.map(partner => new Map(Object.entries(tier.shares!)).get(partner) ?? 0)
      const needed = untilHurdle(standing.hurdles[index], shares)
      return shares.map(share => share * Math.min(cash, needed))
    }
  }
}

/** What a split still has to pay in all until each partner with a share has had the rate of the tier. */
function untilHurdle(hurdle: Amounts | undefined, shares: Amounts): number {
  if (!hurdle) return Number.POSITIVE_INFINITY
  return Math.max(
    0,
    ...hurdle.map((balance, partner) => (shares[partner]! > 0 ? balance / shares[partner]! : 0)),
  )
}

function proRata(owed: Amounts, cash: number): Amounts {
  // What was paid back to the last digit may leave a trace below nothing.
  const due = owed.map(amount => Math.max(0, amount))
  const total = sum(due)
  return total === 0 ? due : due.map(amount => (amount / total) * Math.min(cash, total))
}

function book(standing: Standing, tiers: readonly Tier[], paidBy: number, byPartner: Amounts): void {
  const isCapital = tiers[paidBy]!.kind === 'capital'
  const target = isCapital ? standing.capital : standing.profit
  const sign = isCapital ? -1 : 1
  addTo(
    target,
    byPartner.map(amount => sign * amount),
  )
  for (const [index, hurdle] of standing.hurdles.entries()) {
    // What a later tier pays does not count for an earlier hurdle, else a good year would lower a later preferred return.
    const counts = isCapital || paidBy <= index
    if (hurdle && counts)
      addTo(
        hurdle,
        byPartner.map(amount => -amount),
      )
  }
}

function addTo(target: Amounts, amounts: readonly number[]): void {
  for (const [index, amount] of amounts.entries()) target[index] = target[index]! + amount
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0)
}
