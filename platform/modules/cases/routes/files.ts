import { applyVariant, type Case, lineCash } from '@versneller/engine'
import { xlsxMediaType } from '../../../kit/documents/workbook.ts'
import { odsMediaType } from '../../../kit/documents/workbook-ods.ts'
import { csvFile } from '../../../kit/http/csv-file.ts'
import { route } from '../../../kit/module/module.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { caseWorkbookFile, type WorkbookKind } from '../actions/workbook-thread.ts'
import { links } from '../links.ts'
import { nameOr, partyName } from '../pages/case-page.tsx'
import { say } from '../pages/say.ts'
import { readCase } from '../rules/access.ts'
import type { SeenCase } from '../rules/case-for.ts'
import { perYear } from '../rules/overview.ts'
import { yearsOf } from '../rules/workbench/columns.ts'
import { knownVariant, seenCase } from './seen.ts'

/** What stands in a file of a case from which lines are hidden; undefined when there are none. */
function hiddenNote({ withheld }: SeenCase, language: Language): string | undefined {
  const { lineCount, totals } = withheld
  if (lineCount === 0) return undefined
  const t = say(language)
  const area = totals.find(one => one.figure === '/area/npvEur')
  const { number, date } = formats(language)
  const total =
    area && t('fileHiddenTotal', { amount: number(area.eur), version: area.version, day: date(area.day) })
  return [t('fileHidden', { count: lineCount }), ...(total ? [total] : [])].join(' ')
}

/** The case of this reader, whose note says that lines are hidden. */
export function withHiddenNote(seen: SeenCase, caseFile: Case = seen.caseFile): Case {
  const [nl, en] = [hiddenNote(seen, 'nl'), hiddenNote(seen, 'en')]
  if (nl === undefined || en === undefined) return caseFile
  const before = caseFile.note
  const note = before ? { nl: `${before.nl} ${nl}`, en: `${before.en ?? before.nl} ${en}` } : { nl, en }
  return { ...caseFile, note }
}

const asJson = route.download({
  address: links.asJson,
  permission: readCase,
  load: async ({ services, context, parameters, query }) => {
    const seen = await seenCase(services.db, context.actor, parameters.id)
    const variantId = knownVariant(seen, query.variant)
    const outcome = variantId ? applyVariant(seen.caseFile, variantId) : undefined
    const caseFile = outcome?.ok ? outcome.case : seen.caseFile
    return {
      fileName: `${seen.caseFile.id}.json`,
      contentType: 'application/json; charset=utf-8',
      content: JSON.stringify(withHiddenNote(seen, caseFile), undefined, 1),
    }
  },
})

function lineRows(seen: SeenCase, variantId: string | undefined): Record<string, string | number>[] {
  const { caseFile } = seen
  const years = [...yearsOf(caseFile).keys()]
  const note = withHiddenNote(seen).note?.nl
  const rounded = (eur: number) => Math.round(eur * 100) / 100
  return lineCash(caseFile, variantId ? { variantId } : {}).map(line => {
    const cash = perYear(caseFile, line.cashEur)
    return {
      ...(note ? { letop: note } : {}),
      kenmerk: line.id,
      naam: nameOr(line.name, line.id, 'nl'),
      rekening: line.account,
      van: partyName(caseFile, line.from, 'nl'),
      naar: partyName(caseFile, line.to, 'nl'),
      ...Object.fromEntries(years.map((year, index) => [`euro ${year}`, rounded(cash[index] ?? 0)])),
      totaalEuro: rounded(line.realEur),
      totaalPrijspeilEuro: rounded(line.atPriceLevelEur),
    }
  })
}

const asCsv = route.download({
  address: links.asCsv,
  permission: readCase,
  load: async ({ services, context, parameters, query }) => {
    const seen = await seenCase(services.db, context.actor, parameters.id)
    const rows = lineRows(seen, knownVariant(seen, query.variant))
    return csvFile(`${seen.caseFile.id}-regels.csv`, rows)
  },
})

/** The workbook of the case as this reader sees it, in one kind of file. */
const workbookRoute = (
  address: typeof links.asWorkbook | typeof links.asOds,
  kind: WorkbookKind,
  contentType: string,
) =>
  route.download({
    address,
    permission: readCase,
    load: async ({ services, context, parameters, query }) => {
      const seen = await seenCase(services.db, context.actor, parameters.id)
      const variantId = knownVariant(seen, query.variant)
      const content = await caseWorkbookFile(withHiddenNote(seen), kind, {
        language: context.language,
        ...(variantId ? { variantId } : {}),
      })
      return { fileName: `${seen.caseFile.id}.${kind}`, contentType, content }
    },
  })

const asWorkbook = workbookRoute(links.asWorkbook, 'xlsx', xlsxMediaType)
const asOds = workbookRoute(links.asOds, 'ods', odsMediaType)

/** The case as this reader sees it, to take home. */
export const fileRoutes = [asJson, asCsv, asWorkbook, asOds]
