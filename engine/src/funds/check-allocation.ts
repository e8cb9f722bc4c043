import type { Allocation } from './allocation.ts'
import type { FundInstance, FundsPolicy } from './instance-shape.ts'

/** Amounts are whole euro; a pot with a thousand payments may be off by as many half euros. */
const tolerance = 1e-3

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/**
 * Everything that an allocation breaks, worked out from the file alone and not from the program that was solved.
 * @returns one line for each broken rule; none for a good allocation.
 */
export function brokenRules(instance: FundInstance, policy: FundsPolicy, allocation: Allocation): string[] {
  return [
    ...choiceRules(instance, allocation),
    ...projectRules(instance, allocation),
    ...pairRules(instance, policy, allocation),
    ...grantRules(instance, policy, allocation),
    ...potRules(instance, policy, allocation),
  ]
}

/** Throws when an allocation breaks a rule: then the engine is wrong, not the file. */
export function assertAllocation(instance: FundInstance, policy: FundsPolicy, allocation: Allocation): void {
  const broken = brokenRules(instance, policy, allocation)
  if (broken.length > 0) throw new Error(`the allocation breaks ${broken.slice(0, 3).join('; ')}`)
}

const chosenOptions = ({ options }: FundInstance, { chosen }: Allocation) =>
  options.filter(option => chosen.includes(option.id))

function choiceRules(instance: FundInstance, allocation: Allocation): string[] {
  const ids = chosenOptions(instance, allocation).map(option => option.projectId)
  return instance.projects.flatMap(({ id, requires = [], excludes = [] }) => {
    if (!ids.includes(id)) return []
    return [
      ...(ids.filter(other => other === id).length > 1 ? [`two options of ${id}`] : []),
      ...requires.filter(other => !ids.includes(other)).map(other => `${id} without ${other}`),
      ...excludes.filter(other => ids.includes(other)).map(other => `${id} with ${other}`),
    ]
  })
}

function projectRules(instance: FundInstance, allocation: Allocation): string[] {
  const chosen = chosenOptions(instance, allocation)
  return instance.projects.flatMap(project => {
    const need = chosen.find(option => option.projectId === project.id)?.need ?? []
    const paid = allocation.payments.filter(payment => payment.project === project.id)
    const own = allocation.own.filter(payment => payment.project === project.id)
    const total = sum(need.map(one => one.amount))
    const ownTotal = sum(own.map(one => one.amount))
    const aid = paid.filter(one => instance.funds.find(fund => fund.id === one.fund)!.stateAid)
    const atOnce = paid.filter(
      one => instance.funds.find(fund => fund.id === one.fund)!.payment === 'lumpSum',
    )
    const until = (rows: readonly { readonly year: number; readonly amount: number }[], year: number) =>
      sum(rows.filter(row => row.year <= year).map(row => row.amount))
    const leftIn = (year: number) => until(paid, year) + until(own, year) - until(need, year)
    const late = instance.years.filter(year => leftIn(year) < -tolerance)
    const waiting = instance.years.filter(year => leftIn(year) > until(atOnce, year) + tolerance)
    const money = sum(paid.map(one => one.amount)) + ownTotal
    const early = own.filter(one => {
      const needed = sum(need.filter(row => row.year === one.year).map(row => row.amount))
      return one.amount > needed + tolerance
    })
    return [
      ...(Math.abs(money - total) > tolerance ? [`${project.id} needs ${total} and gets ${money}`] : []),
      ...late.map(year => `${project.id} is not paid in ${year}`),
      ...waiting.map(year => `${project.id} is paid before ${year} what is not paid at once`),
      ...early.map(({ year }) => `${project.id} saves own money in ${year}`),
      ...(ownTotal > Math.min(project.ownCap, total) + tolerance ? [`own money of ${project.id}`] : []),
      ...(ownTotal < project.ownMin * total - tolerance ? [`own share of ${project.id}`] : []),
      ...(sum(aid.map(one => one.amount)) > (project.aidCap ?? 1) * total + tolerance
        ? [`aid of ${project.id}`]
        : []),
    ]
  })
}

function pairRules(instance: FundInstance, { walls }: FundsPolicy, allocation: Allocation): string[] {
  const chosen = chosenOptions(instance, allocation)
  return instance.funds.flatMap(fund =>
    instance.projects.flatMap(project => {
      const paid = allocation.payments.filter(one => one.fund === fund.id && one.project === project.id)
      const total = sum(paid.map(one => one.amount))
      if (total <= tolerance) return []
      const option = chosen.find(one => one.projectId === project.id)
      const eligible = sum(
        (option?.need ?? [])
          .filter(one => !walls.earmark || fund.purposes.includes(one.category))
          .map(one => one.amount),
      )
      const share = walls.share ? Math.min(fund.maxShare ?? 1, 1 - (fund.minShareOthers ?? 0)) : 1
      const pots = new Set(allocation.payments.filter(one => one.project === project.id).map(one => one.fund))
        .size
      const label = `${fund.id} to ${project.id}`
      const tooLate = walls.deadline && paid.some(one => one.year >= (fund.deadlinePay ?? one.year + 1))
      const broken: [boolean, string][] = [
        [option === undefined || fund.certainty === 'vervallen', `${label}: not chosen or lapsed`],
        [total > share * eligible + tolerance, `${label}: share`],
        [walls.region && !(fund.regions?.includes(project.region) ?? true), `${label}: region`],
        [tooLate, `${label}: deadline`],
        [walls.size && total > (fund.maxPerProject ?? total) + tolerance, `${label}: largest grant`],
        [walls.size && total < (fund.minGrant ?? 0) - tolerance, `${label}: smallest grant`],
        [walls.size && pots > (fund.maxPots ?? pots), `${label}: number of pots`],
        [fund.payment === 'lumpSum' && paid.some(one => one.year !== option?.start), `${label}: not at once`],
      ]
      return broken.flatMap(([is, rule]) => (is ? [rule] : []))
    }),
  )
}

/** What is granted for a category stays within its need and the purposes of its pot; what is granted is what is paid. */
function grantRules(instance: FundInstance, { walls }: FundsPolicy, allocation: Allocation): string[] {
  const chosen = chosenOptions(instance, allocation)
  return instance.projects.flatMap(({ id }) => {
    const own = allocation.grants.filter(grant => grant.project === id)
    const need = chosen.find(option => option.projectId === id)?.need ?? []
    const tooMuch = instance.categories.filter(category => {
      const granted = sum(own.filter(grant => grant.category === category).map(grant => grant.amount))
      const needed = sum(need.filter(one => one.category === category).map(one => one.amount))
      return granted > needed + tolerance
    })
    const odd = instance.funds.filter(fund => {
      const granted = own.filter(grant => grant.fund === fund.id)
      const paid = allocation.payments.filter(one => one.project === id && one.fund === fund.id)
      const other = sum(granted.map(one => one.amount)) - sum(paid.map(one => one.amount))
      const isAstray = granted.some(one => walls.earmark && !fund.purposes.includes(one.category))
      return isAstray || Math.abs(other) > tolerance
    })
    return [
      ...tooMuch.map(category => `${id} is granted too much for ${category}`),
      ...odd.map(fund => `${fund.id} does not pay ${id} what it grants`),
    ]
  })
}

function potRules(
  instance: FundInstance,
  { walls, fairness }: FundsPolicy,
  allocation: Allocation,
): string[] {
  const pots = instance.funds.flatMap(fund => {
    const paid = allocation.payments.filter(one => one.fund === fund.id)
    const paidIn = (year: number) => sum(paid.filter(one => one.year === year).map(one => one.amount))
    const { share, lag } = fund.repay ?? { share: 0, lag: 0 }
    const repaidIn = (place: number) => (place < lag ? 0 : share * paidIn(instance.years[place - lag]!))
    let left = 0
    const short = instance.years.filter((year, place) => {
      left =
        left * (walls.year ? fund.carryOver : 1) + (fund.budget[year] ?? 0) + repaidIn(place) - paidIn(year)
      return walls.year && left < -tolerance
    })
    const towns = Map.groupBy(new Set(paid.map(one => one.project)), id => {
      return instance.projects.find(project => project.id === id)!.municipality
    })
    const most = fund.maxApplicationsPerMunicipality ?? Number.POSITIVE_INFINITY
    return [
      ...short.map(year => `${fund.id} pays more than it has in ${year}`),
      ...(left < -tolerance ? [`${fund.id} pays more than it has`] : []),
      ...[...towns]
        .filter(([, ids]) => ids.length > most)
        .map(([town]) => `${fund.id}: applications of ${town}`),
    ]
  })
  const state = allocation.payments.filter(
    one => instance.funds.find(fund => fund.id === one.fund)!.owner === 'rijk',
  )
  const large = state.filter(one => instance.projects.find(project => project.id === one.project)!.g4)
  const cities = fairness.filter(
    rule =>
      rule.kind === 'g4Max' &&
      sum(large.map(one => one.amount)) > rule.share! * sum(state.map(one => one.amount)) + tolerance,
  )
  return [...pots, ...cities.map(() => 'the share of the four large cities')]
}
