import type { ApiExample } from '../../../kit/api/operation.ts'

export const formulasExample: ApiExample = { answer: {} }
export const formulaExample: ApiExample = { parameters: { naam: 'npv' }, answer: {} }
export const calculationExample: ApiExample = {
  parameters: { naam: 'npv' },
  body: { invoer: { rate: 0.05, flows: [-100, 60, 60] } },
  answer: {},
}
