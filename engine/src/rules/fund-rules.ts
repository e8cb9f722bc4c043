import { resilienceBounds } from '../../parameters/municipal-accounts.ts'
import * as facility from '../../parameters/revolving-fund.ts'
import type { Loan, Party } from '../case/types.ts'
import { fundCheckFormula } from '../formulas/public-money/revolving-fund.ts'
import { NoAnswer } from '../formulas/reasons.ts'
import { eventsFormula } from '../formulas/risk/distributions.ts'
import { resilienceRatioFormula } from '../formulas/risk/register.ts'
import { figure, judged, notApplicable, type RuleFace, type RuleOutcome, sentence } from './rule.ts'
import { nameOf, parameterFor, type RuleScene, yearsAt } from './scene.ts'

const fund: RuleFace = {
  id: 'revolverend-fonds',
  name: { nl: 'Lening uit een revolverend fonds', en: 'Loan from a revolving fund' },
  source: fundCheckFormula.source,
}

/** Bounds that a case can show: shares of the whole need the financing of the borrower, which it does not hold. */
const shownBounds = ['loanMinEur', 'loanMaxEur', 'termMaxYears']

function termYears(scene: RuleScene, loan: Loan): number {
  const last = Array.isArray(loan.repay) ? Math.max(0, ...loan.repay.map(one => one.t)) : scene.case.periods
  const first = Array.isArray(loan.draw) ? Math.min(...loan.draw.map(one => one.t)) : 0
  return Math.max(0, yearsAt(scene, last - first))
}

/** Size and term of every loan of a fund, and its place behind the senior lender. */
export function revolvingFundRule(scene: RuleScene): RuleOutcome {
  const kinds = new Map(scene.case.parties.map(party => [party.id, party.kind]))
  const loans = scene.case.loans ?? []
  const ofFund = loans.filter(loan => kinds.get(loan.lender) === 'fonds')
  if (ofFund.length === 0)
    return notApplicable(
      fund,
      'Geen fonds leent in deze businesscase.',
      'No fund lends in this business case.',
    )
  const tests = fundCheckFormula.apply({
    requests: ofFund.map(loan => ({
      totalEur: loan.limitEur,
      facilityEur: loan.limitEur,
      seniorEur: 0,
      equityEur: 0,
      years: termYears(scene, loan),
    })),
  })
  const reasons = tests.flatMap(({ reasons }) => reasons.filter(one => shownBounds.includes(one.bound)))
  const isFirst = ofFund.some(loan =>
    loans.some(
      other =>
        other.borrower === loan.borrower && other.lender !== loan.lender && other.seniority > loan.seniority,
    ),
  )
  const all = [
    ...reasons,
    ...(isFirst
      ? [
          {
            nl: 'Het fonds staat voor een andere financier, terwijl het achter de eerste financier hoort.',
            en: 'The fund ranks before another lender, while it belongs behind the senior one.',
          },
        ]
      : []),
  ]
  return judged(fund, {
    status: all.length === 0 ? 'attention' : 'not-met',
    figures: ofFund.flatMap(loan => [
      figure(`limit-${loan.id}`, 'EUR', loan.limitEur, `lening ${loan.id}`, `loan ${loan.id}`),
      figure(`years-${loan.id}`, 'years', termYears(scene, loan), `looptijd ${loan.id}`, `term ${loan.id}`),
    ]),
    parameters: [facility.loanMinimum, facility.loanMaximum, facility.termMaximum].map(rows =>
      parameterFor(scene, rows),
    ),
    motivation:
      all.length === 0
        ? sentence(
            'Bedrag, looptijd en rang passen. Toon nog dat het fonds en de eerste financier elk hoogstens 45 % dragen en het eigen geld ten minste 10 %.',
            'Amount, term and rank fit. Show as well that the fund and the senior lender each bear 45 % at most and own money at least 10 %.',
            {},
          )
        : {
            nl: `Niet voldaan: ${all.map(one => one.nl).join(' ')}`,
            en: `Not met: ${all.map(one => one.en).join(' ')}`,
          },
  })
}

const resilience: RuleFace = {
  id: 'weerstandsvermogen',
  name: { nl: 'Weerstandsvermogen', en: 'Financial resilience' },
  source: resilienceRatioFormula.source,
}

const certainty = 0.9
/** More events give too many combinations to list one by one. */
const mostEvents = 16

/** Amount that the events of the case cost a party with 90 % certainty, each at its mean; null with too many events. */
function neededEur(scene: RuleScene, party: Party): number | null {
  const events = (scene.case.risk?.events ?? []).flatMap(event => {
    const share = event.bearer.find(one => one.party === party.id)?.share ?? 0
    if (share === 0 || event.coveredBy !== undefined) return []
    const { min, likely, max } = event.amountEur
    return [{ probability: event.probability, amountEur: (share * (min + likely + max)) / 3 }]
  })
  if (events.length > mostEvents) return null
  const { quantiles } = eventsFormula.apply({ events, certainty: [certainty] })
  return Object.values(quantiles)[0]!
}

/** The capacity of each party against what its events may cost. Market risk is for the simulation. */
export function resilienceRule(scene: RuleScene): RuleOutcome {
  const tested = scene.case.parties.flatMap(party => {
    if (party.capacityEur === undefined) return []
    const needed = neededEur(scene, party)
    if (needed === null) return []
    const answer = resilienceRatioFormula.apply({ capacityEur: party.capacityEur, riskEur: needed })
    // Without an answer there is nothing to bear; with one there is a ratio.
    return answer instanceof NoAnswer
      ? []
      : [{ party, needed, ratio: answer.total.ratio!, grade: answer.total.class! }]
  })
  if (tested.length === 0)
    return notApplicable(
      resilience,
      'Geen partij heeft zowel een weerstandscapaciteit als eigen risico’s in deze businesscase.',
      'No party has both a resilience capacity and risks of its own in this business case.',
    )
  const weak = tested.filter(({ ratio }) => ratio < 1)
  const least = Math.min(...tested.map(({ ratio }) => ratio))
  return judged(resilience, {
    status: weak.length === 0 ? 'met' : 'attention',
    margin: figure('margin', 'factor', least - 1, 'laagste ratio boven 1', 'lowest ratio above 1'),
    parameters: resilienceBounds,
    figures: tested.flatMap(({ party, needed, ratio }) => [
      figure(
        `needed-${party.id}`,
        'EUR',
        needed,
        `nodig voor ${nameOf(party)}`,
        `needed by ${party.name?.en ?? nameOf(party)}`,
      ),
      figure(
        `ratio-${party.id}`,
        'factor',
        ratio,
        `ratio van ${nameOf(party)}`,
        `ratio of ${party.name?.en ?? nameOf(party)}`,
      ),
    ]),
    motivation: {
      nl: `${tested.map(({ party, grade }) => `${nameOf(party)}: klasse ${grade}`).join('; ')}. Alleen de gebeurtenissen van de businesscase, met 90 % zekerheid; marktrisico komt daar bij.`,
      en: `${tested.map(({ party, grade }) => `${party.name?.en ?? nameOf(party)}: class ${grade}`).join('; ')}. The events of the business case only, at 90 % certainty; market risk comes on top.`,
    },
  })
}
