/** Programme rows with all five appraisal formulas; some residuals fall below zero. */
import type { Draw } from './draw.ts'
import type { Case, ProgrammeRow } from './shape.ts'

type Appraisal = ProgrammeRow['appraisal']

function building(draw: Draw): Record<string, number> {
  const inputs: Record<string, number> = {
    bvoM2: draw.whole(50, 150),
    buildPerM2: draw.whole(1400, 2300),
    softShare: draw.thousandths(100, 250),
    marginShare: draw.thousandths(20, 90),
  }
  if (draw.once(2)) inputs.otherEur = draw.whole(0, 20000)
  if (draw.once(2)) inputs.interestEur = draw.whole(0, 9000)
  if (draw.once(2)) inputs.vatRate = draw.one([0.21, 0.09])
  return inputs
}

function officeInputs(draw: Draw): Record<string, unknown> {
  const inputs: Record<string, unknown> = {
    areaNetM2: 1,
    rentPerM2Year: draw.whole(120, 320),
    yieldRate: draw.thousandths(45, 85),
    areaGrossM2: 1.18,
    buildPerM2: draw.whole(1200, 2200),
  }
  if (draw.once(2)) inputs.softShare = draw.thousandths(50, 250)
  else inputs.fees = { architect: draw.thousandths(20, 90), adviseur: draw.thousandths(10, 60) }
  if (draw.once(2)) inputs.otherCostsEur = [draw.whole(0, 200), draw.whole(0, 90)]
  if (draw.once(2)) inputs.fundingFeesEur = [draw.whole(0, 50)]
  if (draw.once(2)) {
    inputs.purchaserCostsShare = draw.thousandths(20, 110)
    inputs.purchaserCostsBasis = draw.one(['of-value', 'on-price'])
  }
  if (draw.once(2)) {
    inputs.profitShare = draw.thousandths(30, 150)
    inputs.profitBasis = draw.one(['value', 'gdv', 'net-costs', 'costs-with-land'])
  }
  if (draw.once(2)) {
    const compounding = draw.one(['year', 'half-year', 'quarter', 'month'])
    const finance = { rate: draw.thousandths(10, 90), compounding, buildMonths: draw.whole(6, 30) }
    inputs.finance = draw.once(2)
      ? finance
      : { ...finance, voidMonths: 6, voidBaseShare: 0.8, buildBaseShare: 0.6 }
  }
  if (draw.once(2)) Object.assign(inputs, { lettingShareOfRent: 0.1, promotionEur: 5, saleFeeShare: 0.01 })
  return inputs
}

function generatedAppraisal(draw: Draw): Appraisal {
  const formula = draw.one(['sale', 'rent', 'office', 'simple', 'social'])
  const named = `residual-${formula}`
  if (formula === 'sale') {
    return { formula: named, inputs: { priceVonEur: draw.whole(150000, 600000), ...building(draw) } }
  }
  if (formula === 'rent') {
    const rent = { rentPerMonthEur: draw.whole(700, 1600), barVonRate: draw.thousandths(35, 60) }
    return { formula: named, inputs: { ...rent, ...building(draw) } }
  }
  if (formula === 'office') return { formula: named, inputs: officeInputs(draw) }
  if (formula === 'simple') {
    const inputs = { priceEur: draw.whole(150000, 500000), costsEur: draw.whole(100000, 400000) }
    return { formula: named, inputs: draw.once(2) ? { ...inputs, vatRate: 0.09 } : inputs }
  }
  const price = draw.once(2)
    ? { fixedPriceEur: draw.whole(0, 30000) }
    : { shareOfValue: draw.thousandths(50, 200), valueEur: draw.whole(90000, 250000) }
  const inputs = { units: draw.whole(1, 3), ...price }
  return { formula: named, inputs: draw.once(2) ? { ...inputs, capEur: draw.whole(5000, 25000) } : inputs }
}

/** One row between two parties, or sold to the outside. */
export function generatedRow(draw: Draw, file: Case, id: string): ProgrammeRow {
  const [payee, ...others] = file.parties!.map(party => party.id)
  const row: ProgrammeRow & { category: string; tenure: string; area: string } = {
    id,
    category: 'koop-middelduur',
    tenure: 'koop',
    units: draw.whole(0, 60),
    goM2: draw.whole(40, 120),
    bvoM2: draw.whole(50, 160),
    plotM2: draw.whole(0, 200),
    parkingPerUnit: draw.thousandths(0, 1500),
    area: 'a-1',
    phase: draw.one(['p-1', 'p-2']),
    appraisal: generatedAppraisal(draw),
    payer: draw.one([...others, 'outside']),
    payee: payee!,
  }
  if (draw.once(2)) row.index = draw.one(['i-1', 'i-2', 'i-3'])
  if (draw.once(3)) row.priceLevel = draw.one(['2024-05-10', '2026-01-01', '2027-11-30'])
  return row
}
