import { applyChanges, diffCases } from '@versneller/engine'
import { z } from 'zod'
import { permit } from '../../../kit/access/permission.ts'
import { NotAllowed, NotFound } from '../../../kit/access/refusal.ts'
import { href } from '../../../kit/http/address.ts'
import { conflict, done } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import { saveTwin, takeTwin } from '../actions/twin.ts'
import { links } from '../links.ts'
import { headOf } from '../pages/case-page.tsx'
import { say } from '../pages/say.ts'
import { TwinPage } from '../pages/twin.tsx'
import { caseProblems, problem } from '../problems.ts'
import { editCase, lockedCodes, readCase } from '../rules/access.ts'
import { changedMeanwhile } from '../rules/twin.ts'
import { readTwin } from '../store/twins.ts'
import { versionShape } from './analysis.ts'
import { crumbsOf } from './bench.ts'
import { changingCase } from './changing-case.ts'
import { formOutcome } from './saving.ts'
import { seenCase, storedAndSeen } from './seen.ts'

/** Bytes of a workbook of ours: the largest case of the demonstration is a tenth of it. */
const fileLimit = 20_000_000

const send = route.upload({
  address: links.sendTwin,
  permission: readCase,
  fileLimit,
  act: async ({ services, context, parameters, file }) => {
    const { stored, seen } = await storedAndSeen(services.db, context.actor, parameters.id)
    if (!context.actor) throw new NotFound()
    permit(context.actor, editCase, { ...stored, state: 'draft' })
    if (stored.state !== 'draft') return conflict(problem(lockedCodes[stored.state]))
    const pieces: Buffer[] = []
    for await (const piece of file.content) pieces.push(piece as Buffer)
    const sent = { seen, bytes: Buffer.concat(pieces), fileName: file.fileName }
    const outcome = await takeTwin(services, context.actor, sent)
    return outcome.ok ? done({ goTo: href(links.twin, { id: seen.id, item: outcome.value }) }) : outcome
  },
})

const keeping = changingCase({
  address: links.twin,
  right: editCase,
  body: z.object(versionShape),
  act: async ({ services, context, parameters, body }, { seen }) => {
    if (!context.actor || !z.uuid().safeParse(parameters.item).success) throw new NotFound()
    const asked = { caseId: seen.id, twinId: parameters.item, ...body }
    const outcome = await saveTwin(services, context.actor, asked)
    return formOutcome(
      outcome,
      () => href(links.versions, { id: seen.id }, { gelukt: 'ja' }),
      () => undefined,
    )
  },
})

const look = route.form({
  ...keeping,
  frame: 'work',
  title: (_, { language }) => say(language)('twinTitle'),
  crumbs: (data, context) => crumbsOf(data.head, context, say(context.language)('twinTitle')),
  load: async ({ services, context, parameters }) => {
    const seen = await seenCase(services.db, context.actor, parameters.id)
    if (seen.scope.kind === 'none') throw new NotAllowed(editCase.name)
    const twin =
      context.actor && z.uuid().safeParse(parameters.item).success
        ? await readTwin(services.db, {
            id: parameters.item,
            caseId: seen.id,
            personId: context.actor.personId,
          })
        : undefined
    if (!twin) throw new NotFound()
    const after = applyChanges(seen.caseFile, twin.changes)
    return {
      head: headOf(seen),
      fileName: twin.fileName,
      difference: after.ok ? diffCases(seen.caseFile, after.case) : undefined,
      problems: after.ok ? [] : caseProblems(after.errors),
      meanwhile: changedMeanwhile(seen.caseFile, twin.inverse),
    }
  },
  view: TwinPage,
})

/** A workbook of a case that comes back with changes: the file, and what is changed in it. */
export const twinRoutes = [send, look]
