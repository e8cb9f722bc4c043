import type { Case } from '@versneller/engine'
import { z } from 'zod'
import { NotFound } from '../../../kit/access/refusal.ts'
import { dayOf } from '../../../kit/clock/dutch-days.ts'
import { workbookXlsx, xlsxMediaType } from '../../../kit/documents/workbook.ts'
import { href } from '../../../kit/http/address.ts'
import { csvFile } from '../../../kit/http/csv-file.ts'
import { sentence } from '../../../kit/http/input.ts'
import { done } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import type { Services } from '../../../kit/module/services.ts'
import { organisationsById } from '../../parties/index.ts'
import { signResponsibilities } from '../actions/sign-responsibilities.ts'
import { links } from '../links.ts'
import type { StoredCase, StoredVersion } from '../model.ts'
import { headOf, partyName } from '../pages/case-page.tsx'
import { responsibilityLines, responsibilityWorkbook } from '../pages/responsibilities/files.ts'
import { type ResponsibilitiesData, ResponsibilitiesPage } from '../pages/responsibilities/page.tsx'
import type { SignatureLine } from '../pages/responsibilities/signatures.tsx'
import { sayResponsibilities } from '../pages/responsibilities/words.ts'
import { versionWords } from '../pages/versions.tsx'
import { fixVersion, readCase, sightOf } from '../rules/access.ts'
import type { SeenCase } from '../rules/case-for.ts'
import { type ResponsibilityRow, sharedTable, tableChanges, tableHash } from '../rules/responsibilities.ts'
import { ownParties, standing } from '../rules/signatures.ts'
import { readSignatures, type StoredSignature } from '../store/responsibility-signatures.ts'
import { readVersions } from '../store/versions.ts'
import { crumbsOf } from './bench.ts'
import { changingCase } from './changing-case.ts'
import { storedAndSeen } from './seen.ts'

type Language = 'nl' | 'en'

/** The table of now, or of a version of the case. */
function tableAt(stored: StoredCase, version: StoredVersion | undefined) {
  const { caseFile, rows } = sharedTable(version?.content ?? stored.content)
  return { caseFile, rows, hash: tableHash(rows) }
}

/** How it stands with the signature of every party of the case under a table. */
async function signatureLines(
  services: Services,
  asked: {
    stored: StoredCase
    caseFile: Case
    hash: string
    given: readonly StoredSignature[]
    language: Language
  },
): Promise<SignatureLine[]> {
  const { stored, caseFile, hash, given, language } = asked
  const names = await organisationsById(
    services.db,
    stored.parties.map(party => party.organisationId),
  )
  return caseFile.parties.map(({ id }): SignatureLine => {
    const organisationId = stored.parties.find(party => party.partyId === id)?.organisationId
    const name = { partyId: id, partyName: partyName(caseFile, id, language) }
    const nobody = {
      version: undefined,
      title: undefined,
      level: undefined,
      mandate: undefined,
      day: undefined,
    }
    if (organisationId === undefined)
      return { ...name, ...nobody, organisationName: undefined, state: 'notCoupled' }
    const organisationName = names.get(organisationId)?.name
    const stands = standing(given, { partyId: id, organisationId, tableHash: hash })
    const last = stands ?? given.find(one => one.partyId === id && one.organisationId === organisationId)
    if (!last) return { ...name, ...nobody, organisationName, state: 'open' }
    const { version, title, level, mandate } = last
    const by = { version, title, level, mandate, day: dayOf(last.at) }
    return { ...name, ...by, organisationName, state: stands ? 'signed' : 'void' }
  })
}

/** What changed since the table was signed last, where that is another one than this. */
function changesSince(
  given: readonly StoredSignature[],
  versions: readonly StoredVersion[],
  table: { rows: readonly ResponsibilityRow[]; hash: string },
): ResponsibilitiesData['changes'] {
  const [last] = given
  if (!last || last.tableHash === table.hash) return undefined
  const version = versions.find(one => one.number === last.version)
  if (!version) return undefined
  const before = sharedTable(version.content)
  return { version: last.version, rows: tableChanges(before.rows, table.rows), before: before.caseFile }
}

/** Lines that this reader sees and not everybody does. */
function outsideCount(seen: SeenCase, caseFile: Case): number {
  const count = ({ lines = [], programme = [] }: Case) => lines.length + programme.length
  return count(seen.caseFile) - count(caseFile)
}

const signing = changingCase({
  address: links.responsibilities,
  right: fixVersion,
  body: z.object({
    version: z.coerce.number().int().min(1),
    partyId: z.string().min(1).max(64),
    mandate: z
      .string()
      .trim()
      .max(300)
      .optional()
      .transform(text => text || undefined),
    isAuthorised: z.literal('ja', {
      error: sentence(
        'BEVOEGDHEID_ONTBREEKT',
        'Verklaar dat je namens je organisatie mag tekenen.',
        'Declare that you may sign for your organisation.',
      ),
    }),
  }),
  act: async ({ services, context: { actor }, parameters, body }) => {
    if (!actor) throw new NotFound()
    const { partyId, version, mandate } = body
    const outcome = await signResponsibilities(services, actor, {
      ...{ caseId: parameters.id, partyId, version, mandate },
    })
    const goTo = href(links.responsibilities, { id: parameters.id }, { gelukt: 'ja' })
    return outcome.ok ? done({ goTo }) : outcome
  },
})

const page = route.form({
  ...signing,
  frame: 'work',
  title: (_, { language }) => sayResponsibilities(language)('title'),
  crumbs: (data, context) => crumbsOf(data.head, context, sayResponsibilities(context.language)('title')),
  load: async ({ services, context, parameters, query }): Promise<ResponsibilitiesData> => {
    const { actor, language } = context
    const t = sayResponsibilities(language)
    const { stored, seen } = await storedAndSeen(services.db, actor, parameters.id)
    const versions = await readVersions(services.db, seen.id)
    const version = versions.find(one => String(one.number) === query.versie)
    const table = tableAt(stored, version)
    const given = await readSignatures(services.db, seen.id)
    const lines = await signatureLines(services, { stored, ...table, given, language })
    const [newest] = versions
    const isNewest = newest !== undefined && tableHash(sharedTable(newest.content).rows) === table.hash
    const own = ownParties(actor, stored)
    const open = lines.filter(line => own.includes(line.partyId) && line.state !== 'signed')
    const isNow = version === undefined
    return {
      head: headOf(seen),
      caseFile: table.caseFile,
      rows: table.rows,
      outsideCount: isNow ? outsideCount(seen, table.caseFile) : 0,
      versions: [
        { value: '', label: t('tableNow') },
        ...versions.map(({ number, ...words }) => ({
          value: String(number),
          label: t('tableOfVersion', { version: number, name: versionWords(words, language).name }),
        })),
      ],
      version: version?.number,
      signatures: lines,
      changes: isNow ? changesSince(given, versions, table) : undefined,
      toSign:
        isNow && isNewest && open.length > 0
          ? {
              version: newest.number,
              parties: open.map(({ partyId, partyName: label }) => ({ value: partyId, label })),
            }
          : undefined,
      needsVersion: isNow && !isNewest && sightOf(actor, stored)?.kind === 'parties',
      mayEdit: seen.scope.kind === 'all',
      isDone: query.gelukt !== undefined,
      removedIn: query.weg,
    }
  },
  // Who can sign for one party only has nothing to choose.
  initial: ({ toSign }) => ({ partyId: toSign?.parties.length === 1 ? toSign.parties[0]?.value : undefined }),
  view: ResponsibilitiesPage,
})

/** The table of now or of a version, as files have it: with its signatures. */
export async function tableFor(
  services: Services,
  asked: { stored: StoredCase; version: string | undefined; language: Language },
) {
  const { stored, language } = asked
  const versions = await readVersions(services.db, stored.id)
  const table = tableAt(
    stored,
    versions.find(one => String(one.number) === asked.version),
  )
  const given = await readSignatures(services.db, stored.id)
  return { ...table, signatures: await signatureLines(services, { stored, ...table, given, language }) }
}

const fileName = (stored: StoredCase) => `${stored.content.id}-verantwoordelijkheden`

const asCsv = route.download({
  address: links.responsibilitiesCsv,
  permission: readCase,
  load: async ({ services, context: { actor }, parameters, query }) => {
    const { stored } = await storedAndSeen(services.db, actor, parameters.id)
    const table = await tableFor(services, { stored, version: query.versie, language: 'nl' })
    return csvFile(`${fileName(stored)}.csv`, responsibilityLines(table, 'nl'))
  },
})

const asWorkbook = route.download({
  address: links.responsibilitiesWorkbook,
  permission: readCase,
  load: async ({ services, context: { actor, language }, parameters, query }) => {
    const { stored } = await storedAndSeen(services.db, actor, parameters.id)
    const table = await tableFor(services, { stored, version: query.versie, language })
    const content = Buffer.from(await workbookXlsx(responsibilityWorkbook(table, language)))
    return { fileName: `${fileName(stored)}.xlsx`, contentType: xlsxMediaType, content }
  },
})

/** Who does, pays and bears everything of a case: the table, its signatures and its files. */
export const responsibilityRoutes = [page, asCsv, asWorkbook]
