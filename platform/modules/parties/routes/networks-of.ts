import { z } from 'zod'
import { NotFound } from '../../../kit/access/refusal.ts'
import { href } from '../../../kit/http/address.ts'
import { done } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import { setMemberships } from '../actions/memberships.ts'
import { links } from '../links.ts'
import { NetworksOfPage } from '../pages/networks-of.tsx'
import { say } from '../pages/say.ts'
import { manageOrganisations } from '../rules/rights.ts'
import { readNetworks } from '../store/networks.ts'
import { readNetworkSlugs, readUmbrellaSlugs, readUmbrellas } from '../store/partners.ts'
import { organisationSeenBy } from './organisations.ts'

/** In which networks and umbrella bodies an organisation is. */
export const networksOfRoute = route.form({
  address: links.networksOf,
  permission: manageOrganisations,
  frame: 'work',
  title: (_, { language }) => say(language)('networksOfTitle'),
  crumbs: (data, { language }) => [
    { label: say(language)('organisationsTitle'), href: href(links.organisations) },
    { label: data.name, href: href(links.organisation, { id: data.id }) },
    { label: say(language)('networksOfTitle') },
  ],
  load: async ({ services, context, parameters }) => {
    const { id, name } = await organisationSeenBy(services, context.actor, parameters.id)
    const networks = await readNetworks(services.db)
    return {
      id,
      name,
      networks: networks.map(({ slug, name }) => ({ slug, name })),
      slugs: await readNetworkSlugs(services.db, id),
      umbrellas: await readUmbrellas(services.db, id),
      umbrellaSlugs: await readUmbrellaSlugs(services.db, id),
    }
  },
  initial: ({ slugs, umbrellaSlugs }) =>
    Object.fromEntries([
      ...slugs.map(slug => [`netwerk-${slug}`, 'ja']),
      ...umbrellaSlugs.map(slug => [`koepel-${slug}`, 'ja']),
    ]),
  view: NetworksOfPage,
  body: z.record(z.string().max(100), z.string().max(10)),
  act: async ({ services, context, parameters, body }) => {
    const { id } = await organisationSeenBy(services, context.actor, parameters.id)
    if (!context.actor) throw new NotFound()
    const ticked = (kind: 'netwerk' | 'koepel') =>
      Object.entries(body).flatMap(([name, value]) =>
        name.startsWith(`${kind}-`) && value === 'ja' ? [name.slice(kind.length + 1)] : [],
      )
    const outcome = await setMemberships(services, context.actor, {
      ...{ organisationId: id, networks: ticked('netwerk'), umbrellas: ticked('koepel') },
    })
    return outcome.ok ? done({ goTo: href(links.organisation, { id }, { gelukt: 'ja' }) }) : outcome
  },
})
