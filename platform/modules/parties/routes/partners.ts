import { dayOf } from '../../../kit/clock/dutch-days.ts'
import { csvFile } from '../../../kit/http/csv-file.ts'
import { route } from '../../../kit/module/module.ts'
import { panelsAt } from '../../../kit/module/panels.ts'
import type { Services } from '../../../kit/module/services.ts'
import { queuePointsOn } from '../actions/attend.ts'
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

/** Whether somebody was invited or asks to join is not public before the answer. */
const publicPartners = async ({ db }: Services) =>
  (await readPartners(db)).filter(({ state }) => state === 'ratified' || state === 'suspended')

const partners = route.page({
  address: links.partners,
  permission: seePartners,
  title: (_, { language }) => say(language)('partnersTitle'),
  crumbs: (_, { language }) => [{ label: say(language)('partnersTitle') }],
  load: async ({ services, context }) => {
    const rows = await publicPartners(services)
    const adoption = {
      adopted: rows.filter(({ isFounder, state }) => isFounder && state === 'ratified').length,
      founders: await countFounders(services.db),
    }
    return {
      partners: rows.map(({ name, kind, state, contribution, isFounder, isPrimary, ...row }) => ({
        ...{ name, kind: kind as OrganisationKind, state, contribution, isFounder, isPrimary },
        ...{ standingSource: row.standingSource, members: row.members },
        ...{ termsVersion: row.termsVersion, signatures: row.signatures },
        ratifiedAt: row.ratifiedAt?.toString(),
      })),
      adoption: { ...adoption, isAdopted: isAdoptedBy(adoption) },
      networks: await readNetworks(services.db),
      pledges: (await readPublicPledges(services.db)).map(pledgeLine(services)),
      points: await queuePointsOn(services.db, dayOf(services.clock.now())),
      panels: await panelsAt('parties/partners', { services, context, objectId: '' }),
      isDemo: services.demo,
    }
  },
  view: PartnersPage,
})

const file = route.download({
  address: links.partnersFile,
  permission: seePartners,
  load: async ({ services, context }) => {
    const t = say(context.language)
    const rows = (await publicPartners(services)).map(one => ({
      organisatie: one.name,
      soort: one.kind,
      oprichter: one.isFounder ? 'ja' : 'nee',
      primairePartij: one.isPrimary ? 'ja' : 'nee',
      bronVanPositie: one.standingSource,
      spreektNamens: one.members.map(member => member.name).join(', '),
      bronVanLeden: [...new Set(one.members.map(member => member.source))].join('; '),
      stand: t(`accession_${one.state}`),
      bijdrage: one.contribution,
    }))
    return csvFile('partners.csv', rows)
  },
})

/** The public page of partners, and its file. */
export const partnerRoutes = [partners, file]
