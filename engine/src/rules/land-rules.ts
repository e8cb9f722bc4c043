import { lossProvisionRates, motivatedRuntimes } from '../../parameters/municipal-accounts.ts'
import { interimProfitFormula } from '../formulas/exploitation/interim-profit.ts'
import { NoAnswer } from '../formulas/reasons.ts'
import { bbvRate } from '../ledger/ledger.ts'
import { figure, judged, notApplicable, type RuleFace, type RuleOutcome, sentence } from './rule.ts'
import { parameterFor, type RuleScene, yearsAt } from './scene.ts'

const noLand = [
  'Deze businesscase heeft geen grondexploitatie van een gemeente.',
  'This business case has no land exploitation of a municipality.',
] as const

const runtime: RuleFace = {
  id: 'bbv-looptijd',
  name: { nl: 'Looptijd van de grondexploitatie', en: 'Runtime of the land exploitation' },
  source: {
    nl: 'Commissie BBV, notitie grondbeleid: een looptijd boven tien jaar motiveert de raad; grondbeleid gemeente Hengelo',
    en: 'Commissie BBV, note on land policy: the council motivates a runtime above ten years; land policy of Hengelo',
  },
}

/** Ten years, rolling: longer needs a reason of the council and measures that limit the risk. */
export function runtimeRule(scene: RuleScene): RuleOutcome {
  if (!scene.appraisal.landExploitation) return notApplicable(runtime, ...noLand)
  const parameter = parameterFor(scene, motivatedRuntimes)
  const lines = scene.ledger.lines.filter(line => line.grexSign !== 0)
  const last = lines.reduce(
    (most, line) =>
      Math.max(
        most,
        line.cashEur.findLastIndex(eur => eur !== 0),
      ),
    0,
  )
  const years = yearsAt(scene, last)
  const isShort = years <= parameter.value
  const says = { years: String(Number(years.toFixed(2))), most: String(parameter.value) }
  return judged(runtime, {
    status: isShort ? 'met' : 'attention',
    margin: figure('margin', 'years', parameter.value - years, 'ruimte', 'room'),
    figures: [
      figure('years', 'years', years, 'jaren tot de laatste kasstroom', 'years to the last cash flow'),
    ],
    parameters: [parameter],
    motivation: isShort
      ? sentence(
          'De grondexploitatie loopt nog {years} jaar, niet langer dan {most} jaar.',
          'The land exploitation runs {years} more years, not longer than {most} years.',
          says,
        )
      : sentence(
          'De grondexploitatie loopt nog {years} jaar, langer dan {most} jaar: de raad motiveert dat en besluit over maatregelen die het risico beperken.',
          'The land exploitation runs {years} more years, longer than {most} years: the council gives its reasons and decides on measures that limit the risk.',
          says,
        ),
  })
}

const provision: RuleFace = {
  id: 'bbv-verliesvoorziening',
  name: { nl: 'Verliesvoorziening', en: 'Loss provision' },
  source: {
    nl: 'BBV: een verwacht verlies wordt ineens voorzien (jaarstukken Gorinchem 2022); contant tegen 2 % (grondbeleid Hengelo)',
    en: 'BBV: an expected loss is provided for at once (accounts of Gorinchem 2022); at present value at 2 % (land policy of Hengelo)',
  },
}

/** An expected loss is provided for in full, at nominal or at present value. */
export function provisionRule(scene: RuleScene): RuleOutcome {
  const land = scene.appraisal.landExploitation
  if (!land) return notApplicable(provision, ...noLand)
  const parameter = parameterFor(scene, lossProvisionRates)
  const used = bbvRate(scene.case)
  const isOwnRate = used !== parameter.value
  const nominalEur = Math.max(0, -land.terminalValueEur)
  const figures = [
    figure('provisionEur', 'EUR', land.provisionEur, 'voorziening, contant', 'provision, present value'),
    figure('nominalEur', 'EUR', nominalEur, 'voorziening, nominaal', 'provision, nominal'),
    figure(
      'growthEur',
      'EUR',
      typeof used === 'number' ? land.provisionEur * used : 0,
      'dotatie in het volgende jaar',
      'addition in the next year',
    ),
  ]
  const margin = figure('margin', 'EUR', land.ncwBbvEur, 'contante waarde', 'present value')
  const shared = { figures, margin, parameters: [parameter] }
  if (isOwnRate)
    return judged(provision, {
      ...shared,
      status: 'not-met',
      motivation: sentence(
        'De businesscase rekent contant met een ander percentage dan de {rate} % die het BBV voorschrijft.',
        'The business case discounts at another rate than the {rate} % that the BBV prescribes.',
        { rate: String(parameter.value * 100) },
      ),
    })
  if (land.provisionEur === 0)
    return judged(provision, {
      ...shared,
      status: 'met',
      motivation: sentence(
        'De grondexploitatie sluit zonder verlies; een voorziening is niet nodig.',
        'The land exploitation closes without a loss; no provision is needed.',
        {},
      ),
    })
  return judged(provision, {
    ...shared,
    status: 'attention',
    motivation: sentence(
      'Er wordt een verlies verwacht: vorm een voorziening van € {provisionEur} (contant) of € {nominalEur} (nominaal), en vul die jaarlijks aan met het disconto.',
      'A loss is expected: form a provision of € {provisionEur} (present value) or € {nominalEur} (nominal), and add the discount every year.',
      { provisionEur: land.provisionEur, nominalEur },
    ),
  })
}

const interim: RuleFace = {
  id: 'bbv-tussentijdse-winst',
  name: { nl: 'Tussentijdse winst (POC)', en: 'Interim profit (percentage of completion)' },
  source: interimProfitFormula.source,
}

/** Probable amount of the events of the case that the land exploitation bears, whatever the economy does. */
function expectedRisksEur(scene: RuleScene, party: string): number {
  const events = scene.case.risk?.events ?? []
  return events
    .filter(event => !event.onlyInDownturn && event.coveredBy === undefined)
    .reduce((sum, { probability, amountEur: { min, likely, max }, bearer }) => {
      const share = bearer.find(one => one.party === party)?.share ?? 0
      return sum + probability * share * ((min + likely + max) / 3)
    }, 0)
}

/** Profit in proportion to costs and revenues that are realised, less the risks of the project itself. */
export function interimProfitRule(scene: RuleScene): RuleOutcome {
  const land = scene.appraisal.landExploitation
  if (!land) return notApplicable(interim, ...noLand)
  const actuals = scene.case.actuals ?? []
  if (actuals.length === 0)
    return notApplicable(
      interim,
      'Er zijn nog geen boekingen, dus er is niets gerealiseerd.',
      'There are no bookings yet, so nothing is realised.',
    )
  const bookedUntil = scene.case.landExploitation!.bookValueDate
  const sums = { cost: [0, 0], revenue: [0, 0] } as { cost: [number, number]; revenue: [number, number] }
  for (const line of scene.ledger.lines) {
    if (line.grexSign === 0) continue
    const of = line.grexSign < 0 ? sums.cost : sums.revenue
    const booked = actuals.filter(one => one.line === line.id && one.date <= bookedUntil)
    of[0] += booked.reduce((sum, one) => sum + one.eur, 0)
    of[1] +=
      booked.filter(one => one.date < scene.day).reduce((sum, one) => sum + one.eur, 0) +
      line.cashEur.reduce((sum, eur) => sum + eur, 0)
  }
  const risksEur = expectedRisksEur(scene, land.party)
  const inputs = {
    costsRealisedEur: sums.cost[0],
    costsTotalEur: sums.cost[1],
    revenuesRealisedEur: sums.revenue[0],
    revenuesTotalEur: sums.revenue[1],
    resultEur: land.terminalValueEur,
    risksEur,
  }
  const answer = interimProfitFormula.apply(inputs)
  if (answer instanceof NoAnswer)
    return notApplicable(
      interim,
      'Zonder kosten of zonder opbrengsten is er geen voortgang te meten.',
      'Without costs or without revenues no completion can be measured.',
    )
  const { costShare, revenueShare, poc, cumulativeEur } = answer
  return judged(interim, {
    status: cumulativeEur > 0 ? 'attention' : 'met',
    figures: [
      figure('costShare', 'share', costShare, 'gerealiseerd deel van de kosten', 'realised share of costs'),
      figure(
        'revenueShare',
        'share',
        revenueShare,
        'gerealiseerd deel van de opbrengsten',
        'realised share of revenues',
      ),
      figure('poc', 'share', poc, 'voortgang', 'completion'),
      figure('resultEur', 'EUR', land.terminalValueEur, 'verwacht resultaat', 'expected result'),
      figure('risksEur', 'EUR', risksEur, 'verwachte projectrisico’s', 'expected risks of the project'),
      figure('cumulativeEur', 'EUR', cumulativeEur, 'winst tot nu', 'profit so far'),
    ],
    motivation:
      cumulativeEur > 0
        ? sentence(
            'Winst tot nu: € {eur}. Trek er de winst van af die al is genomen; die staat niet in de businesscase.',
            'Profit so far: € {eur}. Deduct what was taken before; that is not in the business case.',
            { eur: cumulativeEur },
          )
        : sentence(
            'Er is geen winst te nemen: er is nog niet verkocht, of het verwachte resultaat na projectrisico’s is niet positief.',
            'There is no profit to take: nothing was sold yet, or the expected result less the risks of the project is not positive.',
            {},
          ),
  })
}
