/** When a payment falls in its period. */
export type When = 'end' | 'begin'

/** What a payment at the begin of a period is worth more than one at the end: 1 + rate, else 1. */
export function beginFactor(rate: number, when: When): number {
  return when === 'begin' ? 1 + rate : 1
}

/** Growth of 1 over a number of periods. Exact for tiny rates, where a plain power loses digits. */
export function growth(rate: number, periods: number): number {
  return Math.exp(periods * Math.log1p(rate))
}

/** Future value of 1 paid at the end of each period; at rate 0 the number of periods. */
export function futureAnnuity(rate: number, periods: number): number {
  return rate === 0 ? periods : Math.expm1(periods * Math.log1p(rate)) / rate
}

/** Present value of 1 paid at the end of each period. */
export function presentAnnuity(rate: number, periods: number): number {
  return rate === 0 ? periods : -Math.expm1(-periods * Math.log1p(rate)) / rate
}

/** A loan or savings plan: what the balance equation of spreadsheets holds together. */
export interface Plan {
  readonly rate: number
  readonly nper: number
  readonly pv: number
  readonly fv: number
  readonly when: When
}

/** The balance after a number of periods with its sign: what would have to be paid then. */
export function futureValue(plan: Omit<Plan, 'fv'> & { readonly pmt: number }): number {
  const { rate, nper, pv, pmt, when } = plan
  return -(pv * growth(rate, nper) + pmt * beginFactor(rate, when) * futureAnnuity(rate, nper))
}

/** The fixed payment a period; infinite when there are no periods. */
export function payment(plan: Plan): number {
  const { rate, nper, pv, fv, when } = plan
  return -(pv * growth(rate, nper) + fv) / (beginFactor(rate, when) * futureAnnuity(rate, nper))
}

/** The interest in payment number `per`, 1 = the first. */
export function interestPart(plan: Plan, per: number): number {
  const { rate, pv, when } = plan
  if (per === 1) return when === 'begin' ? 0 : -pv * rate
  return (balanceBefore(plan, per) * rate) / beginFactor(rate, when)
}

/**
 * The balance before payment number `per`, with its sign. Above rate 0 from the payments still to come, because the
 * other way takes a grown loan from grown payments, of which after many periods no digit is left.
 */
function balanceBefore(plan: Plan, per: number): number {
  const { rate, nper, pv, fv, when } = plan
  const pmt = payment(plan)
  if (rate <= 0) return futureValue({ rate, nper: per - 1, pv, pmt, when })
  const left = nper - per + 1
  return pmt * beginFactor(rate, when) * presentAnnuity(rate, left) + fv * growth(rate, -left)
}
