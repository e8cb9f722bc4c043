import { defineModule } from '../../kit/module/module.ts'
import { personalData } from './personal-data.ts'
import en from './texts.en.json' with { type: 'json' }
import nl from './texts.nl.json' with { type: 'json' }

/** The open call: criteria, form, submissions, sealing and the test of admissibility. */
export const module = defineModule({
  name: 'call',
  needs: ['accounts', 'parties'],
  routes: [],
  personalData,
  texts: [{ name: 'call', nl, en }],
})
