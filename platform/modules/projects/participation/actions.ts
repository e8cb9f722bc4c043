import type { Actor } from '../../../kit/access/actor.ts'
import { may, permit } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import type { RecordChange } from '../../../kit/access/write.ts'
import { ConflictRefusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import { problemsIn } from '../../../kit/http/problems-in.ts'
import type { Services } from '../../../kit/module/services.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { settingNumber } from '../../programme/index.ts'
import { projectTexts } from '../texts.ts'
import type { AdmittedPlan, AdmittedProject, Signature } from './model.ts'
import { inView, seeAdmitted, signAgreement, stateBySignatures } from './rules.ts'
import {
  insertAdmitted,
  lockAdmitted,
  readAdmitted,
  readAdmittedBySlug,
  setPublished,
  setSigned,
  setState,
} from './store.ts'

type Reader = Database | Transaction

const problem = problemsIn(projectTexts)
const objectKind = 'admitted-project'

/** The articles of the participation agreement, in order. */
const articles = [
  'agreementMeaning',
  'agreementOwnSuccess',
  'agreementNoMoney',
  'agreementKnowledge',
  'agreementTitle',
  'agreementEnd',
] as const

const agreementText = (language: Language, yearlyLeast: number): string =>
  articles.map(article => projectTexts(language)(article, { count: yearlyLeast })).join('\n\n')

/**
 * Makes a project of the programme of an admitted plan, in the transaction of the decision. A plan about an area in view
 * (same name and municipality) is linked with it. Nobody outside sees it before the result is public.
 * @returns its id
 */
export async function admitProject(
  tx: Transaction,
  { record, now }: { record: RecordChange; now: Temporal.Instant },
  plan: AdmittedPlan,
): Promise<string> {
  const yearlyLeast = await settingNumber(tx, 'knowledgeDutyPerYear')
  const agreement = { nl: agreementText('nl', yearlyLeast), en: agreementText('en', yearlyLeast) }
  const { id, slug } = await insertAdmitted(tx, plan, { agreement, now })
  record({ objectKind, objectId: id, after: { ...plan, slug, state: 'admitted' } })
  return id
}

/** Lets everybody see the projects of these plans, in the transaction that makes the result public. */
export async function publishProjects(
  tx: Transaction,
  { record, now }: { record: RecordChange; now: Temporal.Instant },
  submissionIds: readonly string[],
): Promise<void> {
  for (const objectId of await setPublished(tx, submissionIds, now))
    record({ objectKind, objectId, after: { publishedAt: now.toString() } })
}

/** The admitted projects that this reader may see; of one area where it is named. */
export async function admittedFor(
  db: Reader,
  actor: Actor | undefined,
  areaId?: string,
): Promise<AdmittedProject[]> {
  return (await readAdmitted(db, areaId)).filter(project => may(actor, seeAdmitted, inView(project)))
}

/** One admitted project. @throws NotFound when it is not there, or not for this reader yet */
export async function admittedBySlug(
  db: Reader,
  actor: Actor | undefined,
  slug: string,
): Promise<AdmittedProject> {
  const project = await readAdmittedBySlug(db, slug)
  if (!project) throw new NotFound()
  permit(actor, seeAdmitted, inView(project))
  return project
}

/** The organisations for which this reader can sign the agreement now. */
export function signsFor(actor: Actor | undefined, project: AdmittedProject): AdmittedProject['parties'] {
  const { partyIds } = inView(project)
  if (project.withdrawal) return []
  return project.parties.filter(
    ({ organisationId, signedAt }) =>
      signedAt === undefined && may(actor, signAgreement, { organisationId, partyIds }),
  )
}

/** Signs the agreement for one party; with the last signature the project has its title. */
export async function sign(
  { db, clock }: Services,
  actor: Actor,
  { slug, organisationId, signerTitle }: Omit<Signature, 'isAuthorised'> & { slug: string },
): Promise<Outcome<undefined>> {
  return writeOrRefuse({ db, clock, actor, organisationId }, 'signAgreement', async (tx, record, now) => {
    await lockAdmitted(tx, slug)
    const project = await admittedBySlug(tx, actor, slug)
    permit(actor, signAgreement, { organisationId, partyIds: inView(project).partyIds })
    if (project.withdrawal) throw new ConflictRefusal(problem('STATUS_INGETROKKEN'))
    const signature = { projectId: project.id, organisationId, personId: actor.personId, signerTitle, now }
    if ((await setSigned(tx, signature)) === 0) throw new ConflictRefusal(problem('AL_ONDERTEKEND'))
    const state = stateBySignatures(
      project.parties.map(party => ({
        isSigned: party.signedAt !== undefined || party.organisationId === organisationId,
      })),
    )
    await setState(tx, project.id, state)
    record({
      objectKind,
      objectId: project.id,
      before: { state: project.state },
      after: { state, organisationId, signedBy: actor.personId },
    })
    return undefined
  })
}
