import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { write } from '../kit/access/write.ts'
import { type GovernedSite, governedSite, makeTakenDecision } from '../modules/governance/testing.ts'
import { organisationBySlug } from '../modules/parties/index.ts'
import { admitProject, publishProjects } from '../modules/projects/index.ts'

/** The site with projects of its own, asked by people of their parties and by people from outside. */
export interface InvolvedSite extends GovernedSite {
  /** Organisations of the demonstration by slug. */
  ids: Record<string, string>
  /** A public project that a municipality leads, with a developer as the other party. @returns its address */
  project(name: string, lead?: string): Promise<string>
  statusOf(mailbox: string | undefined, url: string): Promise<number>
  send(mailbox: string, url: string, fields: Record<string, string>): Promise<number>
  /** How often somebody was told something that begins so. */
  told(mailbox: string, text: string): Promise<number>
}

const today = Temporal.Now.plainDateISO('Europe/Amsterdam')

/** So many days from today, ISO. */
export const dayFromNow = (days: number): string => today.add({ days }).toString()

const slugs = [
  ...['gemeente-a-demo', 'gemeente-b-demo', 'demo-ontwikkelaar-a'],
  ...['demo-adviesbureau-a', 'demo-corporatie-a'],
]

/** Starts the site of a test with the demonstration. */
export async function involvedSite(): Promise<InvolvedSite> {
  const site = await governedSite()
  const { services } = site
  const ids: Record<string, string> = {}
  for (const slug of slugs) ids[slug] = (await organisationBySlug(services.db, slug))!.id
  const decisionId = await makeTakenDecision(services.db, { kind: 'admission' })
  return {
    ...site,
    ids,
    statusOf: async (mailbox, url) => (await site.get(mailbox, url)).status,
    send: async (mailbox, url, fields) => (await site.post(mailbox, url, fields)).status,
    told: async (mailbox, text) => {
      const { rows } = await sql<{ count: number }>`select count(*)::integer as count from notices
        join accounts on accounts.person_id::text = notices.person_id
        where email = ${`${mailbox}@example.org`} and text_nl like ${`${text}%`}`.execute(services.db)
      return rows[0]!.count
    },
    project: async (name, lead = 'gemeente-b-demo') => {
      const submissionId = randomUUID()
      await write({ ...services, actor: undefined }, 'takeDecision', async (tx, record, now) => {
        await admitProject(
          tx,
          { record, now },
          {
            ...{ submissionId, name, municipality: 'Proefstad', place: undefined, homes: 10, decisionId },
            ...{ resultPath: '/oproepen/1/uitslag', isDemonstration: true },
            parties: [
              { organisationId: ids[lead]!, isLead: true },
              { organisationId: ids['demo-ontwikkelaar-a']!, isLead: false },
            ],
          },
        )
        await publishProjects(tx, { record, now }, [submissionId])
      })
      const { rows } = await sql<{ slug: string }>`select slug from admitted_projects
        where submission_id = ${submissionId}`.execute(services.db)
      return `/projecten/toegelaten/${rows[0]!.slug}`
    },
  }
}
