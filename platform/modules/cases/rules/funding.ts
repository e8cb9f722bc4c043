import { appraise, type Case, type LineCash, lineCash } from '@versneller/engine'
import { periodPlace } from './calendar.ts'
import { perYear } from './overview.ts'
import { yearsOf } from './workbench/columns.ts'

/** What money of an area goes to, and where it comes from. */
export const fundingPosts = ['investments', 'buildings', 'sales', 'land', 'grants', 'other'] as const
/** One of them: the first two are uses, the others sources. */
export type FundingPost = (typeof fundingPosts)[number]

/** The uses and sources of an area in one calendar year, in euro as it is paid. */
export interface FundingYear {
  year: number
  /** Amounts by post; uses are below nought. */
  posts: Readonly<Record<FundingPost, number>>
  balanceEur: number
  /** Balance of this and all years before: below nought somebody has to pay in advance. */
  cumulativeEur: number
}

/** What one party pays in advance, and what it has in the end. Euro. */
export interface FundingParty {
  party: string
  /** Lowest cumulative position, nought or below: what it pays in advance at most. */
  aheadEur: number
  /** Calendar year of that lowest position; undefined when it never pays in advance. */
  aheadYear: number | undefined
  /** What other parties give it less what it gives them. */
  fromPartiesEur: number
  /** What it gets from outside less what it pays there. */
  fromOutsideEur: number
  /** What is left to it of all its cash: below nought it pays for the area for good. */
  leftEur: number
  leftPresentEur: number
}

/** Money that a party gives another to carry the area: a grant or a contribution. */
export interface Carried {
  id: string
  from: string
  to: string
  account: string
  eur: number
  /** The pots that it comes from. */
  pots: readonly string[]
}

/** The financing and the funding of an area. */
export interface Funding {
  years: readonly FundingYear[]
  parties: readonly FundingParty[]
  carried: readonly Carried[]
}

const postOf = (account: string): FundingPost => {
  if (account === 'opstal') return 'buildings'
  if (account === 'opbrengst-opstal' || account === 'opbrengst-huur') return 'sales'
  if (account === 'opbrengst-uitgifte' || account === 'opbrengst-erfpacht') return 'land'
  if (account === 'opbrengst-subsidie' || account === 'opbrengst-bijdrage') return 'grants'
  return account === 'opbrengst-overig' ? 'other' : 'investments'
}

const yearAt = (caseFile: Case, t: number): number => periodPlace(caseFile, Math.max(1, t)).year

function fundingYears(caseFile: Case, lines: readonly LineCash[]): FundingYear[] {
  const years = [...yearsOf(caseFile).keys()]
  const rows = years.map(() => ({ investments: 0, buildings: 0, sales: 0, land: 0, grants: 0, other: 0 }))
  for (const line of lines) {
    const sign = line.from === 'outside' ? 1 : line.to === 'outside' ? -1 : 0
    const post = postOf(line.account)
    perYear(caseFile, line.cashEur).forEach((eur, index) => {
      const row = rows[index]
      if (row) row[post] += sign * eur
    })
  }
  let cumulativeEur = 0
  return rows.map((posts, index) => {
    const balanceEur = fundingPosts.reduce((sum, post) => sum + posts[post], 0)
    cumulativeEur += balanceEur
    return { year: years[index] ?? 0, posts, balanceEur, cumulativeEur }
  })
}

function partiesOf(caseFile: Case, lines: readonly LineCash[]): FundingParty[] {
  const { parties } = appraise(caseFile)
  return caseFile.parties.map(({ id }) => {
    const result = parties[id]
    if (!result) throw new Error(`the appraisal has no party ${id}`)
    const own = lines.filter(line => line.from === id || line.to === id)
    const signed = (line: LineCash) => (line.to === id ? line.realEur : -line.realEur)
    const isOutside = (line: LineCash) => line.from === 'outside' || line.to === 'outside'
    const total = (some: readonly LineCash[]) => some.reduce((sum, line) => sum + signed(line), 0)
    const ahead = Math.min(0, result.peakFundingEur)
    return {
      party: id,
      aheadEur: ahead,
      aheadYear: ahead < 0 ? yearAt(caseFile, result.peakFundingT) : undefined,
      fromPartiesEur: total(own.filter(line => !isOutside(line))),
      fromOutsideEur: total(own.filter(isOutside)),
      leftEur: result.cashEur.reduce((sum, eur) => sum + eur, 0),
      leftPresentEur: result.npvCommonEur,
    }
  })
}

function carriedOf(caseFile: Case, lines: readonly LineCash[]): Carried[] {
  return lines.flatMap(({ id, from, to, account, realEur }) => {
    const isBetween = from !== 'outside' && to !== 'outside'
    if (!isBetween || (account !== 'opbrengst-subsidie' && account !== 'opbrengst-bijdrage')) return []
    const pots = (caseFile.claims ?? []).filter(claim => claim.line === id).map(claim => claim.pot)
    return [{ id, from, to, account, eur: realEur, pots }]
  })
}

/**
 * Who pays for an area, in advance and for good: its uses and sources by calendar year, the position of each party, and
 * what parties give each other to carry it. Before loans: those move money in time and pay for nothing.
 */
export function fundingOf(caseFile: Case): Funding {
  const lines = lineCash(caseFile)
  return {
    years: fundingYears(caseFile, lines),
    parties: partiesOf(caseFile, lines),
    carried: carriedOf(caseFile, lines),
  }
}
