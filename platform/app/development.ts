import { z } from 'zod'
import { permission } from '../kit/access/permission.ts'
import { address } from '../kit/http/address.ts'
import type { Route } from '../kit/http/route.ts'
import { route } from '../kit/module/module.ts'
import { StijlPage } from './stijl-page.tsx'

const seeDevelopment = permission({ name: 'development.see', audience: 'everybody' })

/** Pages for those who build: mounted only where the demonstration runs. */
export const developmentRoutes: readonly Route[] = [
  route.page({
    address: address('/stijl', z.object({})),
    permission: seeDevelopment,
    frame: 'work',
    load: () => ({}),
    view: StijlPage,
    title: (_, { language }) => (language === 'nl' ? 'Stijl' : 'Style'),
  }),
]
