import type { ApiExample } from '../../../../kit/api/operation.ts'
import berekenAnswer from './bereken.example.json' with { type: 'json' }
import formuleAnswer from './formule.example.json' with { type: 'json' }
import formulesAnswer from './formules.example.json' with { type: 'json' }

const parameters = { naam: 'npv' }

/** What is asked and answered, by operation; a test asks all of it of the site. */
export const examples = {
  formules: { query: { groep: 'parties' }, answer: formulesAnswer },
  formule: { parameters, answer: formuleAnswer },
  bereken: { parameters, body: { invoer: { rate: 0.05, flows: [-100, 60, 60] } }, answer: berekenAnswer },
} satisfies Record<string, ApiExample>
