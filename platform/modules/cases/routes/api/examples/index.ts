import type { ApiExample } from '../../../../../kit/api/operation.ts'

const id = '0b2ff2ac-3f3a-4f0c-9d5a-6f0d6a3f8f01'
const parameters = { id }
export const cases: ApiExample = { query: { perPagina: 2 }, answer: {} }
export const oneCase: ApiExample = { parameters, answer: {} }
export const newCase: ApiExample = { body: {}, answer: {} }
export const replacedFile: ApiExample = { parameters, body: {}, answer: {} }
export const versions: ApiExample = { parameters, answer: {} }
export const version: ApiExample = { parameters: { id, nummer: '1' }, answer: {} }
export const newVersion: ApiExample = {
  parameters,
  body: { naam: 'Na de raad', reden: 'Besproken in de raad van maart', revisie: 1 },
  answer: { nummer: 2 },
}
export const results: ApiExample = { parameters, answer: {} }
export const explanation: ApiExample = { parameters, query: { cijfer: '/area/npvEur' }, answer: {} }
export const rules: ApiExample = { parameters, answer: {} }
export const risk: ApiExample = { parameters, query: { trekkingen: 1000 }, answer: {} }
