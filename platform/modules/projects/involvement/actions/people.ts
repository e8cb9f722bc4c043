import { createHash } from 'node:crypto'
import type { Actor } from '../../../../kit/access/actor.ts'
import type { Database, Transaction } from '../../../../kit/database/connect.ts'
import type { Language } from '../../../../kit/texts/texts.ts'
import { contactsOf } from '../../../accounts/index.ts'
import { adviceRelationsSince, heldPositions, organisationTies, roleHolders } from '../../../parties/index.ts'
import { admittedBySlug } from '../../participation/actions.ts'
import type { AdmittedProject } from '../../participation/model.ts'
import { projectTexts } from '../../texts.ts'
import type { Adviser } from '../model.ts'
import { type InterestScene, judgeAdviser } from '../rules/interests.ts'
import { type Involved, involvedIn } from '../rules/rights.ts'
import { adviserStateOn, takesPartOn } from '../rules/terms.ts'
import { readAdvisers } from '../store/advisers.ts'
import { readResidents } from '../store/residents.ts'

type Reader = Database | Transaction

/** What residents agree with, in order. */
const articles = [
  'residentTerms1',
  'residentTerms2',
  'residentTerms3',
  'residentTerms4',
  'residentTerms5',
] as const

/** The terms of taking part as a resident. */
export const residentTerms = (language: Language): string[] =>
  articles.map(one => projectTexts(language)(one))

/** SHA-256 of the terms in both languages, as small hexadecimal letters: other words are accepted anew. */
export const residentTermsDigest = (): string =>
  createHash('sha256')
    .update([...residentTerms('nl'), ...residentTerms('en')].join('\n'))
    .digest('hex')

/** Positions and advice count so long after they ended. */
const windowYears = 2

/** All that bears on the interests of these advisers of one project at this moment. */
async function interestScene(
  db: Reader,
  project: Pick<AdmittedProject, 'id' | 'parties'>,
  { personIds, today }: { personIds: readonly string[]; today: string },
): Promise<InterestScene> {
  const since = Temporal.PlainDate.from(today).subtract({ years: windowYears }).toString()
  const contacts = await contactsOf(db, personIds)
  return {
    projectId: project.id,
    parties: project.parties,
    ties: await organisationTies(db),
    positions: await heldPositions(db, personIds),
    advice: (await adviceRelationsSince(db, { since })).map(one => ({
      ...{ adviserId: one.adviserId, clientId: one.clientId },
      ...{ from: one.validFrom, to: one.validTo },
    })),
    emails: new Map([...contacts].map(([id, { email }]) => [id, email])),
    today,
  }
}

/** These advisers of a project with how each stands today, by what is known of interests at this moment. */
export async function judgedAdvisers(
  db: Reader,
  project: Pick<AdmittedProject, 'id' | 'parties'>,
  { advisers, today }: { advisers: readonly Adviser[]; today: string },
) {
  if (advisers.length === 0) return []
  const scene = await interestScene(db, project, { personIds: advisers.map(one => one.personId), today })
  const organisationIds = advisers.map(one => one.organisationId)
  const holders = await roleHolders(db, { roles: ['N', 'M'], organisationIds, now: undefined })
  return advisers.map(adviser => {
    const verdict = judgeAdviser(scene, adviser)
    const worksThere = holders.some(
      one => one.personId === adviser.personId && one.organisationId === adviser.organisationId,
    )
    const state = adviserStateOn(today, adviser, { level: verdict.level, worksThere })
    return { ...adviser, verdict, state }
  })
}

/** Who takes part in a project as a resident or works for it as an adviser at this moment. */
export async function peopleNow(
  db: Reader,
  project: Pick<AdmittedProject, 'id' | 'parties'>,
  today: string,
): Promise<Pick<Involved, 'residentIds' | 'adviserIds'>> {
  const residents = await readResidents(db, project.id)
  const advisers = await readAdvisers(db, { projectId: project.id })
  const judged = await judgedAdvisers(db, project, { advisers, today })
  const digest = residentTermsDigest()
  return {
    residentIds: residents.filter(one => takesPartOn(today, one, digest)).map(one => one.personId),
    adviserIds: judged.filter(one => one.state === 'working').map(one => one.personId),
  }
}

/** A project with who is involved in it now. @throws NotFound when it is not there, or not for this reader yet */
export async function involvedAt(
  db: Reader,
  actor: Actor | undefined,
  { slug, today }: { slug: string; today: string },
): Promise<{ project: AdmittedProject; involved: Involved }> {
  const project = await admittedBySlug(db, actor, slug)
  return { project, involved: involvedIn(project, await peopleNow(db, project, today)) }
}
