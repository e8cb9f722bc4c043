import { defineModule } from '../../kit/module/module.ts'

/** Bodies, their meetings, what they decide and who may decide alone. */
export const module = defineModule({
  name: 'governance',
  needs: ['programme', 'accounts', 'parties'],
  routes: [],
})
