import { plainNumber } from '../fields.ts'
import { formula } from '../formula.ts'
import { type InputError, inputError, pointerTo } from '../input-errors.ts'
import { interestPart, type Plan, payment } from './annuity-factors.ts'
import { planInputs, spreadsheetSource } from './plan-inputs.ts'

const nper = { ...planInputs.nper, above: 0 } as const
const per = plainNumber('nummer van de betaling, 1 is de eerste', 'number of the payment, 1 is the first', {
  whole: true,
  min: 1,
})
const start = plainNumber('eerste betaling die meetelt', 'first payment that counts', { whole: true, min: 1 })
const end = plainNumber('laatste betaling die meetelt', 'last payment that counts', { whole: true, min: 1 })
const { rate, pv, fv, when } = planInputs

const partInputs = { rate, per, nper, pv, fv, when } as const
const sumInputs = { rate, nper: { ...nper, max: 10_000 }, pv, start, end, when } as const

/** Interest in one payment of a loan. Explained in docs/method/ipmt.md. */
export const interestPartFormula = formula({
  name: 'ipmt',
  group: 'time-value',
  term: { nl: 'rente in één betaling', en: 'interest in one payment' },
  words: {
    nl: 'rente = saldo voor de betaling x rente per periode; bij betaling vooraf is de eerste rente nul',
    en: 'interest = balance before the payment x rate per period; paid in advance, the first interest is zero',
  },
  inputs: partInputs,
  check: (inputs, pointer) => notAfter(inputs.per, inputs.nper, 'per', pointer),
  result: { unit: 'EUR', about: { nl: 'rente', en: 'interest' } },
  source: spreadsheetSource,
  example: { inputs: { rate: 0.04, per: 1, nper: 10, pv: 100000 }, result: -4000 },
  compute: inputs => interestPart(inputs, inputs.per),
})

/** Repayment in one payment of a loan. Explained in docs/method/ppmt.md. */
export const principalPartFormula = formula({
  name: 'ppmt',
  group: 'time-value',
  term: { nl: 'aflossing in één betaling', en: 'repayment in one payment' },
  words: { nl: 'aflossing = vaste betaling - rente', en: 'repayment = fixed payment - interest' },
  inputs: partInputs,
  check: (inputs, pointer) => notAfter(inputs.per, inputs.nper, 'per', pointer),
  result: { unit: 'EUR', about: { nl: 'aflossing', en: 'repayment' } },
  source: spreadsheetSource,
  example: { inputs: { rate: 0.04, per: 1, nper: 10, pv: 100000 }, result: -8329.09 },
  compute: inputs => payment(inputs) - interestPart(inputs, inputs.per),
})

/** Interest paid from one payment to another. Explained in docs/method/cumipmt.md. */
export const interestSumFormula = formula({
  name: 'cumipmt',
  group: 'time-value',
  term: { nl: 'rente over een reeks betalingen', en: 'interest over a range of payments' },
  words: {
    nl: 'som van de rente in de betalingen start tot en met end',
    en: 'sum of the interest in payments start to end',
  },
  inputs: sumInputs,
  check: (inputs, pointer) => rangeErrors(inputs, pointer),
  result: { unit: 'EUR', about: { nl: 'rente', en: 'interest' } },
  source: spreadsheetSource,
  example: { inputs: { rate: 0.04, nper: 10, pv: 100000, start: 1, end: 2 }, result: -7666.84 },
  compute: inputs => interestOver({ ...inputs, fv: 0 }, inputs.start, inputs.end),
})

/** Repayment from one payment to another. Explained in docs/method/cumprinc.md. */
export const principalSumFormula = formula({
  name: 'cumprinc',
  group: 'time-value',
  term: { nl: 'aflossing over een reeks betalingen', en: 'repayment over a range of payments' },
  words: {
    nl: 'som van de aflossing in de betalingen start tot en met end',
    en: 'sum of the repayment in payments start to end',
  },
  inputs: sumInputs,
  check: (inputs, pointer) => rangeErrors(inputs, pointer),
  result: { unit: 'EUR', about: { nl: 'aflossing', en: 'repayment' } },
  source: spreadsheetSource,
  example: { inputs: { rate: 0.04, nper: 10, pv: 100000, start: 1, end: 2 }, result: -16991.35 },
  compute: inputs => {
    const plan = { ...inputs, fv: 0 }
    return payment(plan) * (inputs.end - inputs.start + 1) - interestOver(plan, inputs.start, inputs.end)
  },
})

function interestOver(plan: Plan, start: number, end: number): number {
  let sum = 0
  for (let number = start; number <= end; number++) sum += interestPart(plan, number)
  return sum
}

function rangeErrors(
  inputs: { readonly nper: number; readonly start: number; readonly end: number },
  pointer: string,
): InputError[] {
  const late = notAfter(inputs.end, inputs.nper, 'end', pointer)
  if (inputs.start <= inputs.end) return late
  const wrong = inputError(
    pointerTo(pointer, 'start'),
    'BUITEN_BEREIK',
    `Maak start ${inputs.end} of lager: de eerste betaling ligt niet na de laatste.`,
    `Make start ${inputs.end} or lower: the first payment is not after the last.`,
  )
  return [wrong, ...late]
}

function notAfter(number: number, nperValue: number, name: string, pointer: string): InputError[] {
  if (number <= nperValue) return []
  return [
    inputError(
      pointerTo(pointer, name),
      'BUITEN_BEREIK',
      `Maak ${name} ${nperValue} of lager: er zijn ${nperValue} perioden.`,
      `Make ${name} ${nperValue} or lower: there are ${nperValue} periods.`,
    ),
  ]
}
