import { route } from '../../../kit/module/module.ts'
import { links } from '../links.ts'
import type { OrganisationKind } from '../model.ts'
import { PartnersPage } from '../pages/partners.tsx'
import { say } from '../pages/say.ts'
import { isAdoptedBy } from '../rules/accession.ts'
import { seePartners } from '../rules/rights.ts'
import { readNetworks } from '../store/networks.ts'
import { countFounders, readPartners } from '../store/partners.ts'
import { readPublicPledges } from '../store/pledges.ts'
import { pledgeLine } from './pledges.ts'

const partners = route.page({
  address: links.partners,
  permission: seePartners,
  title: (_, { language }) => say(language)('partnersTitle'),
  crumbs: (_, { language }) => [{ label: say(language)('partnersTitle') }],
  load: async ({ services }) => {
    // Whether somebody was invited or asks to join is not public before the answer.
    const rows = (await readPartners(services.db)).filter(
      ({ state }) => state === 'ratified' || state === 'suspended',
    )
    const adoption = {
      adopted: rows.filter(({ isFounder, state }) => isFounder && state === 'ratified').length,
      founders: await countFounders(services.db),
    }
    return {
      partners: rows.map(({ name, kind, state, contribution, isFounder, ...row }) => ({
        ...{ name, kind: kind as OrganisationKind, state, contribution, isFounder },
        ...{ termsVersion: row.termsVersion, signatures: row.signatures },
        ratifiedAt: row.ratifiedAt?.toString(),
      })),
      adoption: { ...adoption, isAdopted: isAdoptedBy(adoption) },
      networks: await readNetworks(services.db),
      pledges: (await readPublicPledges(services.db)).map(pledgeLine(services)),
      isDemo: services.demo,
    }
  },
  view: PartnersPage,
})

/** The public page of partners. */
export const partnerRoutes = [partners]
