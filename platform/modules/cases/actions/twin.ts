import type { Actor } from '../../../kit/access/actor.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import { type Outcome, refused } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import { problem } from '../problems.ts'
import type { SeenCase } from '../rules/case-for.ts'
import { differences } from '../rules/differences.ts'
import { insertTwin, readTwin, removeTwin } from '../store/twins.ts'
import { fixVersionWithin } from './manage-case.ts'
import { ownDocument, sheetsOfFile } from './read-workbook-file.ts'
import { type SaveOutcome, saveWithin, savingOutcome } from './save-changes.ts'

const isDocument = (value: unknown): value is { id?: unknown } => typeof value === 'object' && value !== null

/** Takes a workbook of this case that came back: what was changed in it is kept to be looked at. @returns its id */
export async function takeTwin(
  services: Services,
  actor: Actor,
  asked: { seen: SeenCase; bytes: Uint8Array; fileName: string },
): Promise<Outcome<string>> {
  const sheets = await sheetsOfFile(asked.bytes, 'bestand')
  if (!sheets.ok) return sheets
  const found = ownDocument(sheets.value)
  if (!found || !isDocument(found.document) || !isDocument(found.original))
    return refused(problem('WERKMAP_NIET_VAN_ONSZELF', 'bestand'))
  if (found.document.id !== asked.seen.caseFile.id)
    return refused(problem('WERKMAP_VAN_ANDERE_CASE', 'bestand'))
  const changes = differences(found.original, found.document)
  if (changes.length === 0) return refused(problem('WERKMAP_ONGEWIJZIGD', 'bestand'))
  const inverse = differences(found.document, found.original)
  const { db, clock } = services
  const { id: caseId, revision } = asked.seen
  const fileName = asked.fileName.slice(-200) || 'werkmap'
  return writeOrRefuse({ db, clock, actor }, 'takeTwin', async (tx, record) => {
    const id = await insertTwin(tx, {
      caseId,
      personId: actor.personId,
      fileName,
      revision,
      changes,
      inverse,
    })
    record({
      objectKind: 'case',
      objectId: caseId,
      after: { changes: changes.length },
      isFoundAsBefore: true,
    })
    return id
  })
}

/**
 * Saves what was changed in a workbook that came back, as others' changes leave it, and fixes the case as a version, in
 * one transaction. At a place that somebody changed after the workbook came back nothing is saved.
 */
export async function saveTwin(
  services: Services,
  actor: Actor,
  asked: { caseId: string; twinId: string; name: string; reason: string },
): Promise<SaveOutcome> {
  const { caseId } = asked
  const twin = await readTwin(services.db, { id: asked.twinId, caseId, personId: actor.personId })
  if (!twin) throw new NotFound()
  const { revision, changes } = twin
  return savingOutcome(services, actor, 'saveTwin', async within => {
    const { tx, record } = within
    const { answer } = await saveWithin(within, actor, { caseId, revision, changes: [...changes] })
    const { name, reason } = asked
    await fixVersionWithin(services, within, actor, { caseId, name, reason })
    // Sent twice: the other one took it away while this one waited for the case.
    if (!(await removeTwin(tx, twin.id))) throw new NotFound()
    record({ objectKind: 'case', objectId: caseId, after: { twin: null }, isFoundAsBefore: true })
    return answer
  })
}
