import { judged, notApplicable, type RuleFace, type RuleOutcome, sentence } from './rule.ts'
import type { RuleScene } from './scene.ts'

const profitTax: RuleFace = {
  id: 'vennootschapsbelasting',
  name: { nl: 'Vennootschapsbelasting (ondernemingspoort)', en: 'Corporation tax (test of enterprise)' },
  source: {
    nl: 'QuickScan ondernemingspoort voor het gemeentelijk grondbedrijf; nog te controleren bij de bron',
    en: 'QuickScan of the test of enterprise for municipal land business; still to be checked at its source',
  },
}

/** A municipal land business with a surplus may be an enterprise for the tax: a flag, no calculation. */
export function profitTaxRule(scene: RuleScene): RuleOutcome {
  const land = scene.appraisal.landExploitation
  if (!land || land.terminalValueEur <= 0)
    return notApplicable(
      profitTax,
      'Er is geen grondexploitatie met een overschot.',
      'There is no land exploitation with a surplus.',
    )
  return judged(profitTax, {
    status: 'attention',
    motivation: sentence(
      'De grondexploitatie heeft een overschot: neem haar mee in de jaarlijkse QuickScan van het hele grondbedrijf.',
      'The land exploitation has a surplus: include it in the yearly QuickScan of the whole land business.',
      {},
    ),
  })
}

const propertyTax: RuleFace = {
  id: 'ozb',
  name: { nl: 'Extra onroerendezaakbelasting', en: 'Extra property tax' },
  source: {
    nl: 'Gemeentewet en Financiële-verhoudingswet; correctie via het gemeentefonds nog te controleren bij de bron',
    en: 'Municipalities Act and Financial Relations Act; correction by the municipal fund still to be checked at its source',
  },
}

/** No revenue of a land exploitation under the BBV, and not in the file: said, so that nobody counts it by mistake. */
export function propertyTaxRule(scene: RuleScene): RuleOutcome {
  const counted = (scene.case.lines ?? []).some(
    line => line.account === 'opbrengst-overig' && /ozb|woz/i.test(line.id),
  )
  if (!counted)
    return notApplicable(
      propertyTax,
      'De businesscase bevat geen WOZ-waarden. Extra ozb telt onder het BBV niet als opbrengst van de grondexploitatie.',
      'The business case holds no property values. Under the BBV extra property tax is no revenue of the land exploitation.',
    )
  return judged(propertyTax, {
    status: 'not-met',
    motivation: sentence(
      'Een regel telt onroerendezaakbelasting als opbrengst: onder het BBV hoort die niet in de grondexploitatie, en het gemeentefonds haalt er een deel van af.',
      'A line counts property tax as revenue: under the BBV it does not belong in the land exploitation, and the municipal fund takes part of it away.',
      {},
    ),
  })
}
