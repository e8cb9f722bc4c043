import { z } from 'zod'
import { ConflictRefusal } from '../../../kit/access/write-or-refuse.ts'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import { href } from '../../../kit/http/address.ts'
import { problemsIn } from '../../../kit/http/problems-in.ts'
import type { Answer, Told } from '../../../kit/module/module.ts'
import { noticeKind } from '../../../kit/notifications/kinds.ts'
import { notify } from '../../../kit/notifications/notify.ts'
import { bilingual } from '../../../kit/texts/texts.ts'
import {
  agendaSubjectSource,
  onDecisionTaken,
  recusalSource,
  type TakenTold,
} from '../../governance/index.ts'
import { roleHolders } from '../../parties/index.ts'
import { links } from '../links.ts'
import { projectTexts } from '../texts.ts'
import { lockAdmittedById, readAdmitted, setWithdrawn } from './store.ts'

type Reader = Database | Transaction

const problem = problemsIn(projectTexts)

/** An admitted project as the subject of a decision. */
const projectSubject = 'admitted-project'

const statusWithdrawn = noticeKind({
  name: 'projects.statusWithdrawn',
  label: bilingual(projectTexts, 'noticeWithdrawnLabel'),
  usual: 'direct',
})

/** Takes the status of a project back, in the transaction of the decision, and tells its parties. */
async function withdrawStatus({
  tx,
  services,
  record,
  now,
  details,
}: Told & { details: TakenTold }): Promise<void> {
  const { kind, isProposal, subject, decisionId } = details
  if (kind !== 'withdrawal' || isProposal || subject?.kind !== projectSubject) return
  const project = z.uuid().safeParse(subject.id).success ? await lockAdmittedById(tx, subject.id) : undefined
  if (!project?.publishedAt || project.withdrawal)
    throw new ConflictRefusal(problem('STATUS_NIET_IN_TE_TREKKEN'))
  await setWithdrawn(tx, project.id, { decisionId, now })
  record({
    objectKind: projectSubject,
    objectId: project.id,
    before: { state: project.state },
    after: { state: 'withdrawn', decisionId },
  })
  const organisationIds = project.parties.map(party => party.organisationId)
  const holders = await roleHolders(tx, { roles: ['G', 'M'], organisationIds, now })
  await notify(tx, services, {
    kind: statusWithdrawn,
    to: holders.map(one => one.personId),
    text: bilingual(projectTexts, 'noticeWithdrawn'),
    href: href(links.admittedProject, { slug: project.slug }),
    dedupeKey: `projects.statusWithdrawn/${project.id}`,
  })
}

/** Hears of decisions that take a status back. */
export const withdrawalByDecision = onDecisionTaken(withdrawStatus)

const withStatus = async (db: Reader) =>
  (await readAdmitted(db)).filter(project => project.publishedAt && !project.withdrawal)

/** Projects with a status can stand on an agenda. */
export const projectSubjects: Answer = agendaSubjectSource(async db =>
  (await withStatus(db)).map(({ id, name, municipality, slug }) => ({
    kind: projectSubject,
    id,
    title: { nl: `${name}, ${municipality}`, en: `${name}, ${municipality}` },
    href: href(links.admittedProject, { slug }),
  })),
)

/** Who takes part in a project stands aside where its status is decided on. */
export const projectRecusals: Answer = recusalSource(projectSubject, async (db, id) =>
  (await withStatus(db))
    .filter(project => project.id === id)
    .flatMap(project =>
      project.parties.map(({ organisationId }) => ({
        organisationId,
        reason: bilingual(projectTexts, 'ownProject'),
      })),
    ),
)
