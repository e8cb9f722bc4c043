import type { ApiExample } from '../../../../kit/api/operation.ts'
import gebiedAnswer from './gebied.example.json' with { type: 'json' }
import gebiedenAnswer from './gebieden.example.json' with { type: 'json' }

/** What is asked and answered, by operation; a test asks all of it of the site. */
export const examples = {
  gebieden: { query: { zoek: 'zwolle', perPagina: 1 }, answer: gebiedenAnswer },
  gebied: { parameters: { id: 'spoorzone-zwolle' }, answer: gebiedAnswer },
} satisfies Record<string, ApiExample>
