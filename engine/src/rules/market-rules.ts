import { deMinimisRooms } from '../../parameters/public-money.ts'
import type { Party } from '../case/types.ts'
import { stateAidFormula } from '../formulas/public-money/grants.ts'
import type { LedgerLine } from '../ledger/ledger.ts'
import { discountFactors, presentValue } from '../ledger/present-value.ts'
import { figure, judged, notApplicable, type RuleFace, type RuleOutcome, sentence } from './rule.ts'
import { isMarket, isPublic, nameOf, parameterFor, partyAt, presentOf, type RuleScene } from './scene.ts'

/** The rule of state aid, whatever the case. */
export const aid: RuleFace = {
  id: 'staatssteun',
  name: { nl: 'Staatssteun per onderneming', en: 'State aid by undertaking' },
  source: stateAidFormula.source,
}

/** Money from a public body to an undertaking for which nothing comes back: no purchase, no work. */
export const isGift = (scene: RuleScene, party: Party) => (line: LedgerLine) =>
  /^opbrengst-(subsidie|bijdrage)$/.test(line.account) &&
  isPublic(partyAt(scene, line.from)) &&
  partyAt(scene, line.to)?.id === party.id

/** Value of an undertaking at the return it asks, without the money that is tested. */
export function npvWithout(scene: RuleScene, party: Party, test: (line: LedgerLine) => boolean): number {
  const factors = discountFactors(scene.ledger.times, party.requiredReturn ?? party.rate)
  const place = scene.ledger.parties.findIndex(one => one.id === party.id)
  return scene.ledger.lines.reduce((sum, line) => {
    const sign = Number(line.to === place) - Number(line.from === place)
    return sign === 0 || test(line) ? sum : sum + sign * presentValue(line.cashEur, factors)
  }, 0)
}

/** Public money to each undertaking against the de-minimis room and against its shortfall. */
export function stateAidRule(scene: RuleScene): RuleOutcome {
  const parameter = parameterFor(scene, deMinimisRooms)
  const tested = scene.case.parties.filter(isMarket).flatMap(party => {
    const test = isGift(scene, party)
    const giftsEur = presentOf(scene, test)
    if (giftsEur === 0) return []
    const answer = stateAidFormula.apply({
      transfersEur: [giftsEur],
      roomEur: parameter.value,
      npvAtReturnEur: npvWithout(scene, party, test),
    })
    return [{ party, answer }]
  })
  if (tested.length === 0)
    return notApplicable(
      aid,
      'Geen overheid geeft een onderneming geld zonder tegenprestatie. Verkoop van grond vraagt wel een open bieding of een onafhankelijke taxatie.',
      'No public body gives money to an undertaking without something in return. A sale of land does ask an open bid or an independent valuation.',
    )
  const bad = tested.filter(({ answer }) => !answer.ok)
  const least = tested.reduce(
    (most, { answer }) => Math.min(most, answer.roomLeftEur),
    Number.POSITIVE_INFINITY,
  )
  return judged(aid, {
    status: bad.length === 0 ? 'met' : 'not-met',
    margin: figure('margin', 'EUR', least, 'kleinste ruimte', 'least room'),
    parameters: [parameter],
    figures: tested.flatMap(({ party, answer }) => [
      figure(
        `aid-${party.id}`,
        'EUR',
        answer.aidEur,
        `steun aan ${nameOf(party)}`,
        `aid to ${nameOf(party)}`,
      ),
    ]),
    motivation:
      bad.length === 0
        ? sentence(
            'De steun past voor elke onderneming binnen de de-minimisruimte; steun van elders is niet meegeteld.',
            'The aid fits in the de-minimis room of every undertaking; aid from elsewhere was not counted.',
            {},
          )
        : {
            nl: `Toets de steun aan ${bad.map(({ party }) => nameOf(party)).join(', ')} op een vrijstelling of meld haar: ${bad.flatMap(({ answer }) => answer.reasons.map(one => one.nl)).join(' ')}`,
            en: `Test the aid to ${bad.map(({ party }) => party.name?.en ?? nameOf(party)).join(', ')} against an exemption or notify it: ${bad.flatMap(({ answer }) => answer.reasons.map(one => one.en)).join(' ')}`,
          },
  })
}

const equalChance: RuleFace = {
  id: 'gelijke-kansen',
  name: {
    nl: 'Gelijke kansen bij verkoop van grond (Didam)',
    en: 'Equal opportunity in sales of land (Didam)',
  },
  source: {
    nl: 'Hoge Raad 26 november 2021 (Didam): openbare selectie, of motiveren dat er maar één serieuze gegadigde is; nota grondprijzen 2022',
    en: 'Supreme Court 26 November 2021 (Didam): open selection, or reasons why there is one serious candidate only; note on land prices 2022',
  },
}

/** Every buyer of land of a public body is chosen openly, or there is a reason why only this one came into view. */
export function equalOpportunityRule(scene: RuleScene): RuleOutcome {
  const sales = scene.ledger.lines.filter(
    line =>
      line.account === 'opbrengst-uitgifte' &&
      isPublic(partyAt(scene, line.to)) &&
      !isPublic(partyAt(scene, line.from)),
  )
  const isSale = new Set(sales)
  const buyers = [...new Set(sales.map(line => line.from))].flatMap(place => partyAt(scene, place) ?? [])
  if (buyers.length === 0)
    return notApplicable(
      equalChance,
      'Geen overheid verkoopt grond aan een partij van deze businesscase.',
      'No public body sells land to a party of this business case.',
    )
  return judged(equalChance, {
    status: 'attention',
    figures: buyers.map(party =>
      figure(
        `sold-${party.id}`,
        'EUR',
        presentOf(scene, line => isSale.has(line) && partyAt(scene, line.from)?.id === party.id),
        `grond aan ${nameOf(party)}, contant`,
        `land to ${party.name?.en ?? nameOf(party)}, present value`,
      ),
    ),
    motivation: {
      nl: `Leg vast hoe deze kopers zijn gekozen (openbare selectie, of waarom er maar één serieuze gegadigde is) en maak het voornemen bekend: ${buyers.map(nameOf).join(', ')}.`,
      en: `Record how these buyers were chosen (open selection, or why there is one serious candidate only) and publish the intention: ${buyers.map(party => party.name?.en ?? nameOf(party)).join(', ')}.`,
    },
  })
}
