import type { Transaction } from '../../../kit/database/connect.ts'
import { href } from '../../../kit/http/address.ts'
import type { Services } from '../../../kit/module/services.ts'
import { noticeKind } from '../../../kit/notifications/kinds.ts'
import { notify } from '../../../kit/notifications/notify.ts'
import { bilingual } from '../../../kit/texts/texts.ts'
import { roleHolders } from '../../parties/index.ts'
import { links } from '../links.ts'
import type { AdmittedProject } from '../participation/model.ts'
import { projectTexts } from '../texts.ts'

const ofLead = noticeKind({
  name: 'projects.residents',
  label: bilingual(projectTexts, 'noticeResidentsLabel'),
  usual: 'direct',
})
const ofResident = noticeKind({
  name: 'projects.takingPart',
  label: bilingual(projectTexts, 'noticeTakingPartLabel'),
  usual: 'direct',
})
const ofAdviser = noticeKind({
  name: 'projects.adviser',
  label: bilingual(projectTexts, 'noticeAdviserLabel'),
  usual: 'direct',
  isDuty: true,
})

/** Tells the people of the leading party of a project. */
export async function tellLead(
  tx: Transaction,
  services: Services,
  asked: {
    project: Pick<AdmittedProject, 'slug' | 'parties'>
    what: 'noticeAsked' | 'noticeQuestion'
    key: string
    now: Temporal.Instant
  },
): Promise<void> {
  const { project, what, key, now } = asked
  const organisationIds = project.parties.filter(one => one.isLead).map(one => one.organisationId)
  const holders = await roleHolders(tx, { roles: ['G', 'M'], organisationIds, now })
  await notify(tx, services, {
    kind: ofLead,
    to: holders.map(one => one.personId),
    text: bilingual(projectTexts, what),
    href: href(links.residents, { slug: project.slug }),
    dedupeKey: `projects.residents/${what}/${key}`,
  })
}

/** Tells people who take part as residents, or asked to. */
export async function tellResidents(
  tx: Transaction,
  services: Services,
  asked: {
    slug: string
    personIds: readonly string[]
    what: 'noticeAdmitted' | 'noticeRefused' | 'noticeEnded' | 'noticeShared' | 'noticeAnswered'
  },
): Promise<void> {
  await notify(tx, services, {
    kind: ofResident,
    to: asked.personIds,
    text: bilingual(projectTexts, asked.what),
    href: href(links.residents, { slug: asked.slug }),
  })
}

/** Tells an adviser what the own admission asks, or what became of it. */
export async function tellAdviser(
  tx: Transaction,
  services: Services,
  asked: {
    slug: string
    personId: string
    what: 'noticeAdviserAdmitted' | 'noticeAdviserRenew' | 'noticeAdviserLapsed' | 'noticeAdviserCleared'
    key: string
  },
): Promise<void> {
  const { slug, personId, what, key } = asked
  await notify(tx, services, {
    kind: ofAdviser,
    to: [personId],
    text: bilingual(projectTexts, what),
    href: href(links.advisers, { slug }),
    dedupeKey: `projects.adviser/${what}/${key}`,
  })
}
