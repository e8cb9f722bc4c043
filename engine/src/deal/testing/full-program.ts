import type { Entry, LinearProgram } from '../../funds/linear-program.ts'
import type { DealClause, DealScenarios } from '../deal-scenarios.ts'
import { meanOf, tailShare } from '../tail-mean.ts'

const million = 1e6

/** The deal as one program with a column for every party in every trial: slow, and nothing like the cuts. Million euro. */
export function fullProgram({ parties, risks, base, losses, clauses }: DealScenarios): LinearProgram {
  const program: LinearProgram = { sense: 'least', columns: [], rows: [] }
  const column = (cost: number, lower: number, upper: number) =>
    program.columns.push({ cost, lower, upper }) - 1
  const free = Number.POSITIVE_INFINITY
  const trials = base[0]?.length ?? 0
  const means = losses.map(loss => meanOf(loss) / million)
  const shares = risks.map(({ control, range }, risk) =>
    parties.map(party => {
      const [low, high] = range[party.id] ?? [0, 0]
      return column(party.isState ? (control[party.id] ?? 1) * (means[risk] ?? 0) : 0, low, high)
    }),
  )
  const state = parties.findIndex(party => party.isState)
  const strengths = clauses.map(({ payoff }) =>
    column(-meanOf(payoff[state] ?? new Float64Array()) / million, 0, 1),
  )
  for (const row of shares)
    program.rows.push({ lower: 1, upper: 1, entries: row.map((one): Entry => [one, 1]) })
  for (const [place, party] of parties.entries()) {
    const gets = column(1, 0, party.isState ? 0 : free)
    const tail = column(party.isState ? party.riskPrice : 0, -free, party.tailCapEur / million)
    const level = column(0, -free, free)
    const borne = (values: readonly number[], sign: number): Entry[] =>
      risks.map(({ control }, risk) => [
        shares[risk]?.[place] ?? 0,
        sign * (control[party.id] ?? 1) * (values[risk] ?? 0),
      ])
    const brought = (eurOf: (clause: DealClause) => number): Entry[] =>
      clauses.map((clause, at) => [strengths[at] ?? 0, eurOf(clause) / million])
    const over = Array.from({ length: trials }, () => column(0, 0, free))
    for (const [trial, excess] of over.entries()) {
      const lost = losses.map(loss => (loss[trial] ?? 0) / million)
      const own = (base[place]?.[trial] ?? 0) / million
      program.rows.push({
        lower: -own,
        upper: free,
        entries: [
          [excess, 1],
          [level, 1],
          [gets, 1],
          ...borne(lost, -1),
          ...brought(({ payoff }) => payoff[place]?.[trial] ?? 0),
        ],
      })
    }
    const mean: Entry[] = over.map(excess => [excess, -1 / (tailShare * trials)])
    program.rows.push({ lower: 0, upper: free, entries: [[tail, 1], [level, -1], ...mean] })
    const least = party.minResultEur / million - meanOf(base[place] ?? new Float64Array()) / million
    program.rows.push({
      lower: least,
      upper: free,
      entries: [
        [gets, 1],
        [tail, -party.riskPrice],
        ...borne(means, -1),
        ...brought(({ payoff }) => meanOf(payoff[place] ?? new Float64Array())),
      ],
    })
  }
  return program
}
