import * as incentive from '../../parameters/housing-incentive.ts'
import { housingIncentiveFormula, publicDeficitFormula } from '../formulas/public-money/grants.ts'
import type { Bilingual } from '../formulas/shapes.ts'
import { type LedgerLine, lineById } from '../ledger/ledger.ts'
import { monthPositionAfter } from '../ledger/month-position.ts'
import { figure, judged, notApplicable, type RuleFace, type RuleOutcome, sentence } from './rule.ts'
import {
  homeRows,
  homesIn,
  isPublic,
  parameterFor,
  partyAt,
  presentOf,
  type RuleScene,
  yearsAt,
} from './scene.ts'

/** The rule of the public deficit, whatever the case. */
export const deficit: RuleFace = {
  id: 'publiek-tekort',
  name: { nl: 'Publiek tekort', en: 'Public deficit' },
  source: publicDeficitFormula.source,
}

/** The rule of the house building incentive, whatever the case. */
export const incentiveFace: RuleFace = {
  id: 'woningbouwimpuls',
  name: { nl: 'Woningbouwimpuls', en: 'House Building Incentive' },
  source: housingIncentiveFormula.source,
}

/** The claims whose contribution is paid in this case: a variant may leave one out by its amount. */
export function paidClaims(scene: RuleScene) {
  return (scene.case.claims ?? []).filter(claim => cashOf(scene, claim).some(eur => eur > 0))
}

/** What the contribution of a claim pays in each period, in euro. */
const cashOf = (scene: RuleScene, claim: { readonly line: string }): LedgerLine['cashEur'] =>
  lineById(scene.ledger, claim.line)!.cashEur

/** Lines that the State pays out of a pot: they are what is tested, not what covers the deficit before them. */
export function claimedLines(scene: RuleScene): ReadonlySet<string> {
  const kinds = new Map(scene.case.parties.map(party => [party.id, party.kind]))
  const ofState = new Set(
    (scene.case.pots ?? []).filter(pot => kinds.get(pot.owner) === 'rijk').map(pot => pot.id),
  )
  return new Set(
    paidClaims(scene)
      .filter(claim => ofState.has(claim.pot))
      .map(claim => claim.line),
  )
}

/**
 * The lines of all public bodies together in the parts of the working definition, present values in euro. `tested` are
 * the lines whose money is asked; what public bodies give each other besides counts as contributed already.
 */
export function publicParts(scene: RuleScene, tested: ReadonlySet<string>) {
  const isPaidByPublic = (line: LedgerLine) => isPublic(partyAt(scene, line.from))
  const isForPublic = (line: LedgerLine) => isPublic(partyAt(scene, line.to))
  const isIncome = (line: LedgerLine) => isForPublic(line) && !isPaidByPublic(line) && line.kind !== 'clause'
  return {
    // What was spent before the valuation date is a cost of the plan as well.
    costsEur:
      Math.max(0, scene.case.landExploitation?.bookValueEur ?? 0) +
      presentOf(scene, line => isPaidByPublic(line) && !isForPublic(line) && line.kind !== 'clause'),
    landRevenuesEur: presentOf(scene, line => isIncome(line) && line.account !== 'opbrengst-bijdrage'),
    recoveryEur: presentOf(scene, line => isIncome(line) && line.account === 'opbrengst-bijdrage'),
    otherContributionsEur: presentOf(
      scene,
      line =>
        isPaidByPublic(line) &&
        isForPublic(line) &&
        /^opbrengst-(subsidie|bijdrage)$/.test(line.account) &&
        !tested.has(line.id),
    ),
  }
}

/** Costs of public bodies that nothing pays for: the State pays no more than that. */
export function publicDeficitRule(scene: RuleScene): RuleOutcome {
  if (!scene.case.parties.some(isPublic))
    return notApplicable(deficit, 'Er doet geen overheid mee.', 'No public body takes part.')
  const claimed = claimedLines(scene)
  const parts = publicParts(scene, claimed)
  const stateEur = presentOf(scene, line => claimed.has(line.id))
  // A row may hold part of a home; the formula divides over whole ones.
  const homes = Math.round(homesIn(homeRows(scene)))
  const answer = publicDeficitFormula.apply(homes > 0 ? { ...parts, dwellings: homes } : parts)
  const marginEur = Math.max(0, answer.deficitEur) - stateEur
  const figures = [
    figure('costsEur', 'EUR', parts.costsEur, 'publieke kosten, contant', 'public costs, present value'),
    figure(
      'landRevenuesEur',
      'EUR',
      parts.landRevenuesEur,
      'grond- en andere opbrengsten',
      'land and other revenues',
    ),
    figure(
      'recoveryEur',
      'EUR',
      parts.recoveryEur,
      'bijdragen van marktpartijen',
      'contributions of market parties',
    ),
    figure(
      'otherContributionsEur',
      'EUR',
      parts.otherContributionsEur,
      'andere publieke bijdragen',
      'other public contributions',
    ),
    figure('deficitEur', 'EUR', answer.deficitEur, 'publiek tekort', 'public deficit'),
    ...(answer.perDwellingEur === null
      ? []
      : [figure('perDwellingEur', 'EUR', answer.perDwellingEur, 'tekort per woning', 'deficit per home')]),
    figure(
      'stateEur',
      'EUR',
      stateEur,
      'gevraagde rijksbijdrage, contant',
      'State contribution asked, present value',
    ),
  ]
  const shared = {
    figures,
    margin: figure('margin', 'EUR', marginEur, 'ruimte', 'room'),
  }
  const values = { deficitEur: answer.deficitEur, stateEur }
  return judged(deficit, {
    ...shared,
    status: marginEur >= 0 ? 'met' : 'not-met',
    motivation: whyDeficit(values),
  })
}

/** Why the State contributions fit in the public deficit, or not. */
function whyDeficit(values: { deficitEur: number; stateEur: number }): Bilingual {
  if (values.deficitEur <= 0)
    return sentence(
      'Er is geen publiek tekort: de publieke kant houdt over. De rijksbijdragen zijn samen € {stateEur}.',
      'There is no public deficit: the public side has a surplus. The State contributions are € {stateEur} together.',
      values,
    )
  return values.stateEur <= values.deficitEur
    ? sentence(
        'Het publieke tekort is € {deficitEur}; de rijksbijdragen van samen € {stateEur} blijven daarbinnen.',
        'The public deficit is € {deficitEur}; the State contributions of € {stateEur} together stay within it.',
        values,
      )
    : sentence(
        'Het publieke tekort is € {deficitEur}; de rijksbijdragen van samen € {stateEur} zijn hoger.',
        'The public deficit is € {deficitEur}; the State contributions of € {stateEur} together are higher.',
        values,
      )
}

/** The pot of the incentive: it belongs to the State and pays the public deficit of a housing plan. */
export function incentivePot(scene: RuleScene) {
  const kinds = new Map(scene.case.parties.map(party => [party.id, party.kind]))
  return (scene.case.pots ?? []).find(
    pot => kinds.get(pot.owner) === 'rijk' && pot.purposes.includes('publiek-tekort'),
  )
}

/** Years from the grant until homes start: the grant is the first payment out of the pot. */
function startYears(scene: RuleScene, grantT: number) {
  const phases = new Map(scene.case.phases!.map(phase => [phase.id, phase]))
  const starts = homeRows(scene).map(row => phases.get(row.phase)!.start)
  const after = (t: number) => Math.max(0, yearsAt(scene, t - grantT))
  return { firstStartYears: after(Math.min(...starts)), lastStartYears: after(Math.max(...starts)) }
}

/** The conditions of the incentive, as far as a case can tell. */
export function housingIncentiveRule(scene: RuleScene): RuleOutcome {
  const pot = incentivePot(scene)
  const claims = paidClaims(scene).filter(claim => claim.pot === pot?.id)
  if (!pot || claims.length === 0)
    return notApplicable(
      incentiveFace,
      'De businesscase vraagt geen geld uit een pot van het Rijk voor het publieke tekort.',
      'The business case asks no money from a pot of the State for the public deficit.',
    )
  const rows = homeRows(scene)
  const homes = homesIn(rows)
  if (homes === 0)
    return notApplicable(incentiveFace, 'Het programma heeft geen woningen.', 'The programme has no homes.')
  const tested = new Set(claims.map(claim => claim.line))
  const { deficitEur } = publicDeficitFormula.apply(publicParts(scene, tested))
  const claimedEur = claims.reduce((sum, claim) => sum + claim.eur, 0)
  const grantT = Math.min(...claims.map(claim => cashOf(scene, claim).findIndex(eur => eur > 0)))
  const affordableShare = homesIn(rows.filter(row => row.isAffordable)) / homes
  const { checks } = housingIncentiveFormula.apply({
    contributionExVatEur: claimedEur,
    dwellings: Math.round(homes),
    affordableShare,
    deficitEur,
    ...startYears(scene, grantT),
  })
  const broken = checks.filter(one => !one.ok)
  return judged(incentiveFace, {
    status: broken.length === 0 ? 'met' : 'not-met',
    figures: [
      figure('claimedEur', 'EUR', claimedEur, 'gevraagde bijdrage', 'contribution asked'),
      figure('deficitEur', 'EUR', deficitEur, 'publiek tekort, contant', 'public deficit, present value'),
      figure('homes', 'number', homes, 'woningen', 'homes'),
      figure('affordableShare', 'share', affordableShare, 'deel betaalbaar', 'affordable share'),
    ],
    parameters: [
      parameterFor(scene, incentive.stateShareMaximum),
      parameterFor(scene, incentive.affordableShareMinimum),
      parameterFor(scene, incentive.homesMinimum),
      parameterFor(scene, incentive.firstStartMaximum),
      parameterFor(scene, incentive.lastStartMaximum),
    ],
    motivation:
      broken.length === 0
        ? sentence(
            'Aan de voorwaarden die de businesscase kan tonen is voldaan. De grens van 200 woningen voor kleine gemeenten is niet toegepast.',
            'The conditions that the business case can show are met. The bound of 200 homes for small municipalities was not applied.',
            {},
          )
        : {
            nl: `Niet voldaan: ${broken.map(one => one.nl).join(' ')}`,
            en: `Not met: ${broken.map(one => one.en).join(' ')}`,
          },
  })
}

const potFace: RuleFace = {
  id: 'potten',
  name: { nl: 'Potten: budget en looptijd', en: 'Pots: budget and expiry' },
  source: {
    nl: 'Voorwaarden van elke pot, zoals vastgelegd in de businesscase',
    en: 'Conditions of each pot, as recorded in the business case',
  },
}

/**
 * Whether what is paid in t is surely paid before the end of a day. A period does not say on which of its days the money
 * moves, so all of it has to lie before; t = 0 is the valuation date itself.
 */
export function isPaidBy(
  { times, case: { valuationDate } }: RuleScene['ledger'],
  t: number,
  day: string,
): boolean {
  if (t === 0) return valuationDate <= day
  const endMonth = times.valuationMonth + (t * 12) / times.periodsPerYear
  return endMonth <= monthPositionAfter(day) + 1e-9
}

/** Every pot pays at most its budget, and the period of its last payment ends no later than the pot expires. */
export function potsRule(scene: RuleScene): RuleOutcome {
  const pots = scene.case.pots ?? []
  if (pots.length === 0)
    return notApplicable(potFace, 'De businesscase heeft geen potten.', 'The business case has no pots.')
  const paid = paidClaims(scene)
  const asked = pots.map(pot => {
    const claims = paid.filter(claim => claim.pot === pot.id)
    const last = claims.map(claim => cashOf(scene, claim).findLastIndex(eur => eur > 0))
    return {
      pot,
      eur: claims.reduce((sum, claim) => sum + claim.eur, 0),
      isInTime: last.every(t => isPaidBy(scene.ledger, t, pot.expiry)),
    }
  })
  const faults = asked.flatMap(({ pot, eur, isInTime }) => [
    ...(eur > pot.budgetEur + 0.01
      ? [{ nl: `${pot.id} betaalt meer dan het budget`, en: `${pot.id} pays more than its budget` }]
      : []),
    ...(!isInTime
      ? [{ nl: `${pot.id} betaalt na de einddatum`, en: `${pot.id} pays after its expiry` }]
      : []),
  ])
  const figures = asked.map(({ pot, eur }) =>
    figure(`room-${pot.id}`, 'EUR', pot.budgetEur - eur, `ruimte in ${pot.id}`, `room in ${pot.id}`),
  )
  return judged(potFace, {
    status: faults.length === 0 ? 'met' : 'not-met',
    figures,
    motivation:
      faults.length === 0
        ? sentence(
            'Elke pot betaalt binnen budget en looptijd.',
            'Every pot pays within budget and term.',
            {},
          )
        : {
            nl: `Niet voldaan: ${faults.map(one => one.nl).join('; ')}.`,
            en: `Not met: ${faults.map(one => one.en).join('; ')}.`,
          },
  })
}
