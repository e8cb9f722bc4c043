import type { Words } from '../case/shape.ts'
import { actualsInTime } from './actuals-in-time.ts'
import type { Check, Severity } from './appraisal.ts'
import type { LandExploitationBook } from './land-exploitation.ts'
import { landPriceOf } from './land-price.ts'
import { type Ledger, lineById } from './ledger.ts'
import { HALF_A_CENT } from './position.ts'
import { discountFactors } from './present-value.ts'

/** Results that the checks compare. */
export interface CheckedResults {
  readonly areaNpvEur: number
  readonly partiesNpvCommonEur: number
  readonly book: LandExploitationBook | null
}

/** The runtime above which a council must say why (BBV). */
const MOTIVATED_ABOVE_YEARS = 10

function check(
  id: string,
  severity: Severity,
  ok: boolean,
  text: Words,
  values: Readonly<Record<string, number>>,
): Check {
  return { id, ok, severity, text, values }
}

/** Money is kept to half a cent, and to what floating point can hold of very large amounts. */
function agrees(difference: number, size: number): boolean {
  return Math.abs(difference) <= Math.max(HALF_A_CENT, Math.abs(size) * 1e-9)
}

function conservation(ledger: Ledger): Check {
  let [worst, size] = [0, 0]
  ledger.areaCashEur.forEach((eur, t) => {
    const parties = ledger.partyCashEur.reduce((sum, cash) => sum + cash[t]!, 0)
    worst = Math.max(worst, Math.abs(parties - eur))
    size = ledger.partyCashEur.reduce((most, cash) => Math.max(most, Math.abs(cash[t]!)), size)
  })
  return check(
    'conservation',
    'error',
    agrees(worst, size),
    {
      nl: 'In elke periode tellen de kasstromen van de partijen op tot die van het gebied.',
      en: 'In every period the cash of the parties adds up to that of the area.',
    },
    { largestDifferenceEur: worst },
  )
}

function commonNpv({ areaNpvEur, partiesNpvCommonEur }: CheckedResults): Check {
  const differenceEur = partiesNpvCommonEur - areaNpvEur
  return check(
    'common-rate',
    'error',
    agrees(differenceEur, areaNpvEur),
    {
      nl: 'Bij de gezamenlijke rente tellen de partijen op tot het gebied.',
      en: 'At the common rate the parties add up to the area.',
    },
    { differenceEur, areaNpvEur },
  )
}

/** Direct discounting at the interest rate equals the discounted terminal value; only with compound interest. */
function interestIdentity(ledger: Ledger, book: LandExploitationBook): Check[] {
  if (ledger.case.interestInPeriod === 'simple' || ledger.times.closedThrough > 0) return []
  const factors = discountFactors(ledger.times, ledger.case.rates.interest)
  const direct = book.flowEur.reduce((sum, eur, t) => sum + eur * factors[t]!, -book.bookValueEur)
  const differenceEur = direct - book.ncwInterestEur
  return [
    check(
      'interest-identity',
      'error',
      agrees(differenceEur, book.bookValueEur + Math.abs(direct)),
      {
        nl: 'De eindwaarde terugrekenen met de rente geeft hetzelfde als elke kasstroom contant maken met de rente.',
        en: 'The terminal value discounted at the interest rate equals every flow discounted at the interest rate.',
      },
      { differenceEur, ncwInterestEur: book.ncwInterestEur },
    ),
  ]
}

function landExploitationChecks(ledger: Ledger, book: LandExploitationBook): Check[] {
  const years = ledger.times.periods / ledger.times.periodsPerYear
  const provisionEur = Math.max(0, -book.ncwBbvEur)
  return [
    ...interestIdentity(ledger, book),
    check(
      'runtime',
      'warning',
      years <= MOTIVATED_ABOVE_YEARS,
      {
        nl: 'Een looptijd boven tien jaar vraagt een motivering door de raad en maatregelen tegen het risico (BBV).',
        en: 'A runtime above ten years asks for reasons from the council and measures against the risk (BBV).',
      },
      { years },
    ),
    check(
      'loss-provision',
      'warning',
      provisionEur <= HALF_A_CENT,
      {
        nl: 'Een verwacht verlies vraagt meteen een voorziening ter grootte van de negatieve ncw (BBV).',
        en: 'An expected loss asks at once for a provision of the negative ncw (BBV).',
      },
      { provisionEur },
    ),
  ]
}

function noLandExploitation(): Check {
  return check(
    'land-exploitation',
    'information',
    true,
    {
      nl: 'Deze gebiedsexploitatie heeft geen grondexploitatie; die uitkomsten zijn er dus niet.',
      en: 'This case has no land exploitation, so there are no such results.',
    },
    {},
  )
}

/** Bookings before the valuation date against the book value that holds them. */
function bookValueCheck(ledger: Ledger): Check[] {
  const { landExploitation } = ledger.case
  if (!landExploitation || ledger.times.closedThrough >= 0) return []
  const { before } = actualsInTime(ledger.case, ledger.times)
  if (before.length === 0) return []
  const booked = before.reduce((sum, actual) => {
    const sign = lineById(ledger, actual.line)!.grexSign
    return sum - sign * actual.eur
  }, 0)
  const differenceEur = landExploitation.bookValueEur - booked
  return [
    check(
      'book-value',
      'warning',
      agrees(differenceEur, 0),
      {
        nl: 'De boekingen voor de peildatum tellen op tot de boekwaarde.',
        en: 'The bookings before the valuation date add up to the book value.',
      },
      { bookedEur: booked, bookValueEur: landExploitation.bookValueEur, differenceEur },
    ),
  ]
}

/** Bookings that no cash flow holds yet, because their period is not closed by the book value. */
function waitingActuals(ledger: Ledger): Check[] {
  const { actuals } = ledger.case
  if (!actuals || actuals.length === 0) return []
  const { waiting } = actualsInTime(ledger.case, ledger.times)
  return [
    check(
      'waiting-actuals',
      'warning',
      waiting.length === 0,
      {
        nl: 'Boekingen in een periode die nog niet is afgesloten, tellen niet mee; de raming telt daar.',
        en: 'Bookings in a period that is not closed do not count; the estimate counts there.',
      },
      { count: waiting.length, eur: waiting.reduce((sum, actual) => sum + actual.eur, 0) },
    ),
  ]
}

function landUse(ledger: Ledger): Check[] {
  return (ledger.case.areas ?? []).flatMap(area => {
    const rows = (ledger.case.programme ?? []).filter(row => row.area === area.id)
    if (rows.length === 0) return []
    const plotM2 = rows.reduce((sum, row) => sum + row.units * row.plotM2, 0)
    const { issuable } = area.landUseM2
    const name = { nl: area.name.nl, en: area.name.en ?? area.name.nl }
    return [
      check(
        `land-use-${area.id}`,
        'warning',
        plotM2 <= issuable + 0.5,
        {
          nl: `De kavels van het programma passen in de uitgeefbare grond van ${name.nl}.`,
          en: `The plots of the programme fit in the issuable land of ${name.en}.`,
        },
        { plotM2, issuableM2: issuable },
      ),
    ]
  })
}

function negativeLandPrices(ledger: Ledger): Check[] {
  const rows = ledger.case.programme ?? []
  if (rows.length === 0) return []
  const below = rows.filter(row => landPriceOf(row.appraisal) < 0)
  return [
    check(
      'land-price',
      'warning',
      below.length === 0,
      {
        nl: 'Elke programmaregel heeft een grondwaarde van nul of meer; onder nul telt de grondprijs als nul.',
        en: 'Every programme line has a land value of zero or more; below zero the land price counts as zero.',
      },
      { count: below.length },
    ),
  ]
}

/** All checks of a case, the gravest first. */
export function checksOf(ledger: Ledger, results: CheckedResults): Check[] {
  const { book } = results
  return [
    conservation(ledger),
    commonNpv(results),
    ...(book ? landExploitationChecks(ledger, book) : [noLandExploitation()]),
    ...bookValueCheck(ledger),
    ...waitingActuals(ledger),
    ...landUse(ledger),
    ...negativeLandPrices(ledger),
  ]
}
