import * as incentive from '../../parameters/housing-incentive.ts'
import type { Parameter } from '../../parameters/parameter.ts'
import { deMinimisRooms } from '../../parameters/public-money.ts'
import { isPublicMoneyKind } from '../case/party-kinds.ts'
import type { Case, Convention } from '../case/types.ts'
import { publicDeficitFormula, stateAidFormula } from '../formulas/public-money/grants.ts'
import type { Bilingual } from '../formulas/shapes.ts'
import { appraise } from '../ledger/appraise.ts'
import { buildLedger } from '../ledger/build-ledger.ts'
import { aid, isGift, npvWithout } from './market-rules.ts'
import { isMarket, parameterFor, presentOf, type RuleScene, ruleScene } from './scene.ts'
import { claimedLines, deficit, incentiveFace, incentivePot, publicParts } from './subsidy-rules.ts'

/** What a rule of public money leaves for one more contribution; present value in euro, below zero when used up. */
export interface HelpRoom {
  readonly id: 'de-minimis' | 'aid-gap' | 'public-deficit' | 'state-share'
  readonly roomEur: number
  readonly name: Bilingual
  readonly source: Bilingual
  /** Dated figure behind the limit, where it has one. */
  readonly parameter?: Parameter
}

/** Who is helped and who pays. */
interface Helping {
  readonly party: string
  readonly payer: string
  readonly convention: Convention
}

/**
 * The rooms that the rules of aid and grants leave for help of a payer to a party, beside what the case pays already. Aid
 * is only tested where an undertaking of the market gets public money, the public deficit only where the State pays.
 * Present values at the BBV discount rate, as the rules themselves.
 */
export function helpRooms(areaCase: Case, { party, payer, convention }: Helping): HelpRoom[] {
  const timing = { convention }
  const scene = ruleScene(buildLedger(areaCase, timing), appraise(areaCase, timing))
  const [helped, helper] = [party, payer].map(id => areaCase.parties.find(one => one.id === id))
  return [
    ...(helped && isMarket(helped) && isPublicMoneyKind(helper?.kind) ? aidRooms(scene, helped) : []),
    ...(helper?.kind === 'rijk' ? deficitRooms(scene) : []),
  ]
}

function aidRooms(scene: RuleScene, party: Case['parties'][number]): HelpRoom[] {
  const test = isGift(scene, party)
  const parameter = parameterFor(scene, deMinimisRooms)
  const answer = stateAidFormula.apply({
    transfersEur: [presentOf(scene, test)],
    roomEur: parameter.value,
    npvAtReturnEur: npvWithout(scene, party, test),
  })
  return [
    {
      id: 'de-minimis',
      roomEur: answer.roomLeftEur,
      name: { nl: 'de-minimisruimte van drie jaar', en: 'de-minimis room of three years' },
      source: aid.source,
      parameter,
    },
    {
      id: 'aid-gap',
      roomEur: answer.gapCapEur! - answer.aidEur,
      name: { nl: 'tekort bij het vereiste rendement', en: 'shortfall at the required return' },
      source: aid.source,
    },
  ]
}

function deficitRooms(scene: RuleScene): HelpRoom[] {
  const claimed = claimedLines(scene)
  const asked = presentOf(scene, line => claimed.has(line.id))
  const share = parameterFor(scene, incentive.stateShareMaximum)
  const answer = publicDeficitFormula.apply({ ...publicParts(scene, claimed), maxShare: share.value })
  return [
    {
      id: 'public-deficit',
      roomEur: Math.max(0, answer.deficitEur) - asked,
      name: { nl: 'publiek tekort', en: 'public deficit' },
      source: deficit.source,
    },
    ...(incentivePot(scene)
      ? [
          {
            id: 'state-share' as const,
            roomEur: answer.maxGrantEur - asked,
            name: {
              nl: 'deel van het publieke tekort dat het Rijk hoogstens betaalt',
              en: 'share of the public deficit that the State pays at most',
            },
            source: incentiveFace.source,
            parameter: share,
          },
        ]
      : []),
  ]
}
