import { newestValue } from '../../../parameters/parameter.ts'
import { valueAddedTaxRates } from '../../../parameters/value-added-tax.ts'
import { euro, euroPerM2, share, squareMetres } from '../fields.ts'

/** The inputs that the residual of a sold and of a let home have in common. */
export const homeResidualInputs = {
  vatRate: share('btw-tarief in de prijs', 'rate of value added tax in the price', {
    default: newestValue(valueAddedTaxRates),
  }),
  bvoM2: squareMetres('bruto vloeroppervlakte', 'gross floor area'),
  buildPerM2: euroPerM2('bouwkosten per m2 bvo, zonder btw', 'build costs per m2 gross, without tax'),
  softShare: share('bijkomende kosten, deel van de bouwkosten', 'soft costs, share of build costs'),
  marginShare: share(
    'algemene kosten, winst en risico, deel van de waarde zonder btw',
    'overhead, profit and risk, share of the value without tax',
  ),
  otherEur: euro(
    'overige kosten, zoals het niet gedekte deel van het parkeren',
    'other costs, such as unrecovered parking',
    {
      default: 0,
    },
  ),
  interestEur: euro('rente tijdens de bouw', 'interest during construction', { default: 0 }),
} as const

/** What follows from a value without tax and the costs of the building. */
export interface HomeResidual {
  readonly exVatEur: number
  readonly buildEur: number
  readonly softEur: number
  readonly marginEur: number
  readonly residualEur: number
  /** Residual over value without tax; null when that value is zero. */
  readonly quote: number | null
}

interface HomeCosts {
  readonly vatRate: number
  readonly bvoM2: number
  readonly buildPerM2: number
  readonly softShare: number
  readonly marginShare: number
  readonly otherEur: number
  readonly interestEur: number
}

/** Takes the costs of a home from its value with tax. */
export function homeResidual(valueInclVatEur: number, costs: HomeCosts): HomeResidual {
  const exVatEur = valueInclVatEur / (1 + costs.vatRate)
  const buildEur = costs.bvoM2 * costs.buildPerM2
  const softEur = costs.softShare * buildEur
  const marginEur = costs.marginShare * exVatEur
  const residualEur = exVatEur - buildEur - softEur - marginEur - costs.otherEur - costs.interestEur
  return {
    exVatEur,
    buildEur,
    softEur,
    marginEur,
    residualEur,
    quote: exVatEur === 0 ? null : residualEur / exVatEur,
  }
}

/** What the figures of a home's residual mean. */
export const homeResidualFigures = {
  exVatEur: { unit: 'EUR', about: { nl: 'waarde zonder btw', en: 'value without tax' } },
  buildEur: { unit: 'EUR', about: { nl: 'bouwkosten', en: 'build costs' } },
  softEur: { unit: 'EUR', about: { nl: 'bijkomende kosten', en: 'soft costs' } },
  marginEur: {
    unit: 'EUR',
    about: { nl: 'algemene kosten, winst en risico', en: 'overhead, profit and risk' },
  },
  residualEur: { unit: 'EUR', about: { nl: 'residuele grondwaarde', en: 'residual land value' } },
  quote: { unit: 'share', about: { nl: 'grondquote', en: 'land quote' } },
} as const

/** Where the residual method is described. */
export const residualSource = {
  nl: 'Residuele methode van de gemeentelijke grondprijsnota’s (Delft 2002, Rotterdam 2015)',
  en: 'Residual method of municipal land price memoranda (Delft 2002, Rotterdam 2015)',
} as const
