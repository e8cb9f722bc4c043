import type { RiskAnswer, RuleFigure, RuleOutcome } from '@versneller/engine'
import type { z } from 'zod'
import type { SeenCase } from '../../rules/case-for.ts'
import type { riskShape, rulesShape } from './result-shapes.ts'

const statusWords = {
  met: 'voldoet',
  'not-met': 'voldoet-niet',
  attention: 'aandacht',
  'not-applicable': 'niet-van-toepassing',
} as const

const figureOf = ({ id, label, value, unit }: RuleFigure) => ({
  id,
  term: label,
  waarde: value,
  eenheid: unit,
})

/** The outcome of one rule in the words of the API. */
export function ruleAnswer(rule: RuleOutcome): z.input<typeof rulesShape>['toetsen'][number] {
  return {
    id: rule.id,
    naam: rule.name,
    uitkomst: statusWords[rule.status],
    ...(rule.margin ? { marge: figureOf(rule.margin) } : {}),
    cijfers: rule.figures.map(figureOf),
    motivering: rule.motivation,
    bron: rule.source,
    kengetallen: rule.parameters.map(({ name, value, unit, validFrom, source, verified }) => ({
      naam: name,
      waarde: value,
      eenheid: unit,
      geldtVanaf: validFrom,
      bron: source,
      inBronGelezen: verified,
    })),
  }
}

const spreadOf = (spread: RiskAnswer['area']) => ({
  gemiddelde: spread.mean,
  standaardafwijking: spread.sd,
  p5: spread.p5,
  p10: spread.p10,
  p20: spread.p20,
  p50: spread.p50,
  p80: spread.p80,
  p90: spread.p90,
  p95: spread.p95,
  cvar90: spread.cvar90,
  kansNietNegatief: spread.pNonNegative,
  standaardfoutGemiddelde: spread.se.mean,
})

/** The spread of the results in the words of the API, as far as no hidden line moves it. */
export function riskAnswer(
  answer: RiskAnswer,
  { caseFile, withheld }: Pick<SeenCase, 'caseFile' | 'withheld'>,
): z.input<typeof riskShape> {
  const { touchesArea, touchesLand, partyIds, lineCount } = withheld
  const { area, funding, parties, bearers, tornado } = answer
  const isFundingHidden = caseFile.landExploitation ? touchesLand : touchesArea
  return {
    trekkingen: answer.trials,
    zaad: answer.seed,
    rekenmachine: answer.engine,
    kenmerk: answer.resultHash,
    verborgenRegels: lineCount,
    gebied: touchesArea ? null : spreadOf(area),
    financiering: isFundingHidden
      ? null
      : {
          piekGemiddeld: funding.peakMean,
          piekP90: funding.peakP90,
          kansBovenKrediet: funding.pAboveCredit,
        },
    partijen: Object.entries(parties)
      .filter(([id]) => !partyIds.includes(id))
      .map(([id, party]) => ({ id, kansRendementseis: party.pReturnMet, spreiding: spreadOf(party) })),
    dragers:
      lineCount > 0
        ? null
        : Object.entries(bearers).map(([id, { sd, cvar90, eulerShare }]) => ({
            id,
            standaardafwijking: sd,
            cvar90,
            aandeel: eulerShare,
          })),
    oorzaken:
      lineCount > 0 ? null : tornado.map(({ factor, low, high }) => ({ factor, laag: low, hoog: high })),
    meldingen: (answer.notices ?? []).map(({ text }) => text),
  }
}
