import { z } from 'zod'
import { NotFound } from '../../../kit/access/refusal.ts'
import { type Address, href } from '../../../kit/http/address.ts'
import { done, type Outcome, refused } from '../../../kit/http/problem.ts'
import type { Context, Gone } from '../../../kit/http/route.ts'
import { route } from '../../../kit/module/module.ts'
import type { Services } from '../../../kit/module/services.ts'
import { readFigure } from '../../../kit/texts/figures.ts'
import { caseFromWorkbook, mapWorkbook, takeWorkbook } from '../actions/foreign-workbook.ts'
import { links } from '../links.ts'
import { AccountsPage, ColumnsPage, type ForeignStep, SheetsPage } from '../pages/foreign.tsx'
import { CheckWorkbookPage, SendWorkbookPage } from '../pages/foreign-check.tsx'
import { say } from '../pages/say.ts'
import { problem } from '../problems.ts'
import { makeCase } from '../rules/access.ts'
import { labelsOf } from '../rules/foreign/foreign-document.ts'
import type { WorkbookMapping } from '../rules/foreign/mapping.ts'
import { readForeign } from '../rules/foreign/read-lines.ts'
import {
  readAccountChoices,
  readColumnChoices,
  readSheetChoices,
  type TypedFields,
  type TypedMapping,
} from '../rules/foreign/typed-mapping.ts'
import { readImport, type StoredImport } from '../store/imports.ts'

/** Bytes of a workbook: a land exploitation of decades with its notes fits. */
const fileLimit = 10_000_000

const framed = (title: ForeignStep | 'fromWorkbook') => ({
  permission: makeCase,
  frame: 'work' as const,
  title: (_: unknown, { language }: Context) => say(language)(title),
  crumbs: (_: unknown, { language }: Context) => [
    { label: say(language)('casesTitle'), href: href(links.list) },
    { label: say(language)('newCase'), href: href(links.fresh) },
    { label: say(language)('fromWorkbook') },
  ],
})

const send = route.page({
  address: links.fromWorkbook,
  ...framed('fromWorkbook'),
  load: () => ({}),
  view: SendWorkbookPage,
})

const sendFile = route.upload({
  address: links.sendWorkbook,
  permission: makeCase,
  fileLimit,
  act: async ({ services, context, file }) => {
    if (!context.actor) throw new NotFound()
    const pieces: Buffer[] = []
    for await (const piece of file.content) pieces.push(piece as Buffer)
    const sent = { bytes: Buffer.concat(pieces), fileName: file.fileName }
    const outcome = await takeWorkbook(services, context.actor, sent)
    return outcome.ok ? done({ goTo: href(links.workbookSheets, { id: outcome.value }) }) : outcome
  },
})

/** @throws NotFound when there is no such workbook, or somebody else sent it */
async function ownImport(services: Services, { actor }: Context, id: string): Promise<StoredImport> {
  const found =
    actor && z.uuid().safeParse(id).success
      ? await readImport(services.db, { id, personId: actor.personId })
      : undefined
  if (!found) throw new NotFound()
  return found
}

const typedFields = z.record(z.string(), z.unknown())
const textsOf = (body: Readonly<Record<string, unknown>>): TypedFields =>
  Object.fromEntries(
    Object.entries(body).map(([key, value]) => [key, typeof value === 'string' ? value : undefined]),
  )

interface StepOf<Path extends string> {
  address: Address<Path, z.ZodType>
  read(found: StoredImport, typed: TypedFields): TypedMapping
  next: (id: string) => string
}

/** Ends a step: the mapping is kept, and the next step shown. */
const stepping = <Path extends string>({ address, read, next }: StepOf<Path>) => ({
  address,
  body: typedFields,
  act: async ({
    services,
    context,
    parameters,
    body,
  }: {
    services: Services
    context: Context
    parameters: unknown
    body: Record<string, unknown>
  }): Promise<Outcome<Gone>> => {
    if (!context.actor) throw new NotFound()
    const found = await ownImport(services, context, (parameters as { id: string }).id)
    const outcome = read(found, textsOf(body))
    if (!outcome.ok) return refused(...outcome.mistakes.map(({ code, field }) => problem(code, field)))
    await mapWorkbook(services, context.actor, { id: found.id, mapping: outcome.mapping })
    return done({ goTo: next(found.id) })
  },
})

const initialOfSheets = ({ found }: { found: StoredImport }): Record<string, string> =>
  Object.fromEntries(
    found.sheets.flatMap((sheet, place) => {
      const mapping = found.mapping.sheets.find(one => one.sheet === sheet.name)
      if (!mapping) return [[`kop-${place}`, '1']]
      return [
        [`gebruik-${place}`, 'ja'],
        [`kop-${place}`, String(mapping.headRow + 1)],
        [`indeling-${place}`, mapping.layout],
        [`kant-${place}`, mapping.side],
        [`eenheid-${place}`, String(mapping.unitEur)],
        ...(mapping.isReversed ? [[`omgekeerd-${place}`, 'ja']] : []),
      ]
    }),
  )

const sheets = route.form({
  ...framed('workbookSheets'),
  ...stepping({
    address: links.workbookSheets,
    read: (found, typed) => readSheetChoices(found.sheets, found.mapping, typed),
    next: id => href(links.workbookColumns, { id }),
  }),
  load: async ({ services, context, parameters }) => ({
    found: await ownImport(services, context, parameters.id),
  }),
  initial: initialOfSheets,
  view: SheetsPage,
})

const initialOfColumns = ({ mapping }: { mapping: WorkbookMapping }): Record<string, string> =>
  Object.fromEntries(
    mapping.sheets.flatMap(({ columns }, place) =>
      columns.map(({ column, field }) => [
        `kolom-${place}-${column}`,
        typeof field === 'number' ? `y${field}` : field,
      ]),
    ),
  )

const columns = route.form({
  ...framed('workbookColumns'),
  ...stepping({
    address: links.workbookColumns,
    read: (found, typed) => readColumnChoices(found.mapping, typed),
    next: id => href(links.workbookAccounts, { id }),
  }),
  load: async ({ services, context, parameters }) => ({
    found: await ownImport(services, context, parameters.id),
  }),
  initial: ({ found }) => initialOfColumns(found),
  view: ColumnsPage,
})

const accounts = route.form({
  ...framed('workbookAccounts'),
  ...stepping({
    address: links.workbookAccounts,
    read: (found, typed) => readAccountChoices(found.sheets, found.mapping, typed),
    next: id => href(links.workbookCheck, { id }),
  }),
  load: async ({ services, context, parameters }) => {
    const found = await ownImport(services, context, parameters.id)
    return {
      id: found.id,
      labels: labelsOf(readForeign(found.sheets, found.mapping).lines, found.mapping.accounts),
    }
  },
  initial: ({ labels }) =>
    Object.fromEntries(
      labels.flatMap(({ target }, place) => (target ? [[`rekening-${place}`, target]] : [])),
    ),
  view: AccountsPage,
})

const checked = async (services: Services, context: Context, id: string) => {
  const found = await ownImport(services, context, id)
  const read = readForeign(found.sheets, found.mapping)
  return { found, read, wrong: read.totals.filter(one => one.printedCents !== one.readCents) }
}

const check = route.form({
  address: links.workbookCheck,
  ...framed('workbookCheck'),
  load: async ({ services, context, parameters }) => {
    const { found, read, wrong } = await checked(services, context, parameters.id)
    return {
      id: found.id,
      fileName: found.fileName,
      read,
      wrong,
      labels: labelsOf(read.lines, found.mapping.accounts),
    }
  },
  initial: ({ fileName }) => ({ name: fileName.replace(/\.\w+$/, '') || fileName, rate: '2' }),
  view: CheckWorkbookPage,
  body: z.object({
    name: z.string().trim().min(1).max(200),
    rate: z.string().max(20),
    agreed: z.string().optional(),
  }),
  act: async ({ services, context, parameters, body }) => {
    if (!context.actor) throw new NotFound()
    const { found, read, wrong } = await checked(services, context, parameters.id)
    const unknown = labelsOf(read.lines, found.mapping.accounts).some(one => one.target === undefined)
    if (unknown) return refused(problem('POSTEN_ZONDER_REKENING'))
    const rate = readFigure(body.rate)
    if (rate === undefined || rate < 0 || rate > 20) return refused(problem('RENTE_ONGELDIG', 'rate'))
    if (wrong.length + read.unread.length > 0 && body.agreed === undefined)
      return refused(problem('VERSCHILLEN_BEVESTIGEN', 'agreed'))
    const outcome = await caseFromWorkbook(services, context.actor, {
      id: found.id,
      name: body.name,
      interestRate: rate / 100,
    })
    return outcome.ok ? done({ goTo: href(links.overview, { id: outcome.value }) }) : outcome
  },
})

/** A land exploitation of somebody else's spreadsheet, read in steps into a new case. */
export const foreignRoutes = [send, sendFile, sheets, columns, accounts, check]
