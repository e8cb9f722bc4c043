import { defineModule } from '../../kit/module/module.ts'
import { loadDemonstration } from './seed/load-demonstration.ts'

/** Organisations, positions, networks and accession. */
export const module = defineModule({
  name: 'parties',
  needs: ['accounts'],
  routes: [],
  seed: loadDemonstration,
})
