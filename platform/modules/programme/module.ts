import { defineModule } from '../../kit/module/module.ts'
import { loadDemonstration } from './seed.ts'

/** The programme: term, milestones and settings with dates. */
export const module = defineModule({ name: 'programme', needs: [], routes: [], seed: loadDemonstration })
