import type { Route } from '../kit/http/route.ts'
import { mailCatcherRoutes } from '../kit/mail/routes.ts'
import { handOverAnswers } from '../kit/module/answers.ts'
import type { Module } from '../kit/module/module.ts'
import type { Services } from '../kit/module/services.ts'
import { handOverSubscriptions } from '../kit/module/subscriptions.ts'
import { handOverSearch } from '../kit/search/sources.ts'
import { module as accounts } from '../modules/accounts/module.ts'
import { module as calculators } from '../modules/calculators/module.ts'
import { module as call } from '../modules/call/module.ts'
import { module as cases } from '../modules/cases/module.ts'
import { module as governance } from '../modules/governance/module.ts'
import { module as parties } from '../modules/parties/module.ts'
import { module as programme } from '../modules/programme/module.ts'
import { module as projects } from '../modules/projects/module.ts'
import { module as selection } from '../modules/selection/module.ts'
import { module as site } from '../modules/site/module.ts'
import { module as workplan } from '../modules/workplan/module.ts'
import { handOverApiOf } from './api.ts'
import { developmentRoutes } from './development.ts'
import { kitModule } from './kit-module.ts'

/** Every subject of the site, each before those that use it. Removing one is deleting its folder and its line. */
export const modules: readonly Module[] = [
  kitModule,
  programme,
  accounts,
  parties,
  governance,
  workplan,
  projects,
  cases,
  call,
  selection,
  site,
  calculators,
]

handOverApiOf(modules)
handOverSearch(modules.flatMap(module => module.search ?? []))
handOverSubscriptions(modules.flatMap(module => module.subscriptions ?? []))
handOverAnswers(modules.flatMap(module => module.answers ?? []))

/** All routes; the pages of development only where the demonstration runs. */
export function allRoutes(services: Pick<Services, 'demo'>): Route[] {
  const routes = modules.flatMap(module => module.routes)
  return services.demo ? [...routes, ...developmentRoutes, ...mailCatcherRoutes] : routes
}
