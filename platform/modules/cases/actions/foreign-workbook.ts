import type { Actor } from '../../../kit/access/actor.ts'
import { organisationsOf } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import { databaseNow, readingInstant } from '../../../kit/clock/clock.ts'
import { dayOf } from '../../../kit/clock/dutch-days.ts'
import { type Outcome, refused } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import { problem } from '../problems.ts'
import { makeCase } from '../rules/access.ts'
import { foreignDocument } from '../rules/foreign/foreign-document.ts'
import type { WorkbookMapping } from '../rules/foreign/mapping.ts'
import { knownMapping, proposeMapping } from '../rules/foreign/propose-mapping.ts'
import { readForeign } from '../rules/foreign/read-lines.ts'
import {
  insertImport,
  keepMapping,
  putImportMapping,
  readImport,
  readKnownMappings,
  removeImport,
} from '../store/imports.ts'
import { makeCaseFrom } from './make-case.ts'
import { ownDocument, sheetsOfFile, signatureOf } from './read-workbook-file.ts'

/**
 * Takes a workbook of somebody else in, with how it is most likely read: as the last one of the organisation that looks
 * the same, else by its heads. @returns the id under which it is read on
 */
export async function takeWorkbook(
  services: Services,
  actor: Actor,
  file: { bytes: Uint8Array; fileName: string },
): Promise<Outcome<string>> {
  permit(actor, makeCase)
  const [organisationId] = organisationsOf(actor, 'G', 'M')
  if (organisationId === undefined) throw new NotFound()
  const found = await sheetsOfFile(file.bytes, 'bestand')
  if (!found.ok) return found
  const sheets = found.value
  if (ownDocument(sheets)) return refused(problem('WERKMAP_VAN_ONSZELF', 'bestand'))
  const known = await readKnownMappings(services.db, organisationId)
  const before = known.map(mapping => knownMapping(sheets, mapping)).find(mapping => mapping !== undefined)
  const mapping = before ?? proposeMapping(sheets)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor, organisationId }, 'takeWorkbook', async (tx, record) => {
    const fileName = file.fileName.slice(-200) || 'werkmap'
    const kept = { personId: actor.personId, organisationId, fileName, sheets, mapping }
    const id = await insertImport(tx, kept)
    record({ objectKind: 'caseImport', objectId: id, after: { sheets: sheets.length } })
    return id
  })
}

/** Keeps how the workbook is read so far. */
export function mapWorkbook(
  services: Services,
  actor: Actor,
  asked: { id: string; mapping: WorkbookMapping },
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'mapWorkbook', async (tx, record) => {
    permit(actor, makeCase)
    const { id, mapping } = asked
    if (!(await readImport(tx, { id, personId: actor.personId }, true))) throw new NotFound()
    await putImportMapping(tx, id, mapping)
    record({ objectKind: 'caseImport', objectId: id, after: { sheets: mapping.sheets.length } })
    return undefined
  })
}

/** Makes the case of a workbook that is mapped, and keeps the mapping for the organisation. @returns the id of the case */
export async function caseFromWorkbook(
  services: Services,
  actor: Actor,
  asked: { id: string; name: string; interestRate: number },
): Promise<Outcome<string>> {
  const found = await readImport(services.db, { id: asked.id, personId: actor.personId })
  if (!found) throw new NotFound()
  const { sheets, mapping, organisationId, fileName } = found
  const { name, interestRate } = asked
  const now = readingInstant(services.clock) ?? (await databaseNow(services.db))
  const day = dayOf(now)
  const { lines } = readForeign(sheets, mapping)
  const document = foreignDocument(lines, mapping.accounts, { name, interestRate, fileName, day })
  if (!document) return refused(problem('WERKMAP_ZONDER_BEDRAGEN'))
  return makeCaseFrom(services, actor, {
    document,
    projectId: undefined,
    organisationId,
    also: async tx => {
      await keepMapping(tx, organisationId, { signature: signatureOf(mapping), mapping })
      await removeImport(tx, found.id)
    },
  })
}
