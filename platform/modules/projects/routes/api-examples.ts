import type { ApiExample } from '../../../kit/api/operation.ts'

export const areasExample: ApiExample = { query: { provincie: 'drenthe', perPagina: 1 }, answer: {} }
export const areaExample: ApiExample = { parameters: { id: 'spoorzone-zwolle' }, answer: {} }
