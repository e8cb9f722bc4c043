import { defineModule } from '../../kit/module/module.ts'
import { mailedLinkRoutes } from './routes/mailed-links.ts'
import { signInRoutes } from './routes/sign-in.ts'

/** People, their way in and their sessions. */
export const module = defineModule({
  name: 'accounts',
  needs: ['programme'],
  routes: [...signInRoutes, ...mailedLinkRoutes],
})
