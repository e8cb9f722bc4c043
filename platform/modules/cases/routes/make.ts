import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { NotFound } from '../../../kit/access/refusal.ts'
import { keptAsDraft } from '../../../kit/drafts/form-keeper.ts'
import { href } from '../../../kit/http/address.ts'
import { sentence } from '../../../kit/http/input.ts'
import { done, type Outcome, refused } from '../../../kit/http/problem.ts'
import type { Context, Gone } from '../../../kit/http/route.ts'
import { route } from '../../../kit/module/module.ts'
import type { Services } from '../../../kit/module/services.ts'
import { readFigure } from '../../../kit/texts/figures.ts'
import { makeCaseFrom } from '../actions/make-case.ts'
import { ownDocument, sheetsOfFile } from '../actions/read-workbook-file.ts'
import { unitFigures } from '../actions/unit-figures.ts'
import { links } from '../links.ts'
import { FromAreaPage, FromCasePage, FromFilePage, FromNothingPage, NewCasePage } from '../pages/make.tsx'
import { say } from '../pages/say.ts'
import { problem } from '../problems.ts'
import { makeCase } from '../rules/access.ts'
import { areaTemplate } from '../rules/area-template.ts'
import { caseList, projectChoices } from '../store/lists.ts'
import { reachOf, seenCase } from './seen.ts'

/** Bytes of a case file: a case of thousands of lines fits. */
const fileLimit = 5_000_000

type Title = 'newCase' | 'fromArea' | 'fromNothing' | 'fromFile' | 'fromCase'

const framed = (title: Title) => ({
  permission: makeCase,
  frame: 'work' as const,
  title: (_: unknown, { language }: Context) => say(language)(title),
  crumbs: (_: unknown, { language }: Context) => [
    { label: say(language)('casesTitle'), href: href(links.list) },
    ...(title === 'newCase' ? [] : [{ label: say(language)('newCase'), href: href(links.fresh) }]),
    { label: say(language)(title) },
  ],
})

const fresh = route.page({ address: links.fresh, ...framed('newCase'), load: () => ({}), view: NewCasePage })

const unreadable = sentence(
  'GETAL_ONLEESBAAR',
  'Vul een getal in, bijvoorbeeld 12,5.',
  'Fill in a number, for example 12.5.',
)
const outside = sentence(
  'GETAL_BUITEN_BEREIK',
  'Vul een getal binnen de grenzen in.',
  'Fill in a number within the limits.',
)
const figure = (min: number, max: number, scale = 1) =>
  z
    .string()
    .transform(text => (readFigure(text) ?? Number.NaN) * scale)
    .refine(value => !Number.isNaN(value), { message: unreadable, abort: true })
    .refine(value => value >= min && value <= max, { message: outside })
const whole = (min: number, max: number) =>
  figure(min, max).refine(value => Number.isInteger(value), { message: unreadable })
const share = figure(0, 1, 0.01)

/** Comes with a form that makes a case: sending it twice makes one. */
const makeKey = z.uuid().optional()

/** What the form of an area asks. */
const areaShape = z.object({
  makeKey,
  project: z.string().min(1).max(300),
  homes: whole(10, 50_000),
  areaHectare: figure(0.1, 5000),
  socialShare: share,
  midRentShare: share,
  affordableShare: share,
  freeShare: share,
  startYear: whole(2000, 2100),
  buildYears: whole(1, 30),
  acquisitionShare: share,
  stateContribution: z.string().optional(),
})

async function choicesFor(services: Services, context: Context) {
  const none = { search: undefined, state: undefined, projectId: undefined, ownOnly: false, sort: undefined }
  const cases = await caseList(services.db, reachOf(context.actor), none)
  return {
    makeKey: randomUUID(),
    projects: await projectChoices(services.db),
    cases: cases.map(({ id, name }) => ({ value: id, label: name })),
  }
}

/** Makes the case, and goes to it. */
async function made(
  services: Services,
  { actor }: Context,
  asked: { document: unknown; projectId: string | undefined; key: string | undefined },
): Promise<Outcome<Gone>> {
  if (!actor) throw new NotFound()
  const outcome = await makeCaseFrom(services, actor, asked)
  return outcome.ok ? done({ goTo: href(links.overview, { id: outcome.value }) }) : outcome
}

const idOf = (name: string) =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || 'case'

async function chosenProject(services: Services, typed: string) {
  const choices = await projectChoices(services.db)
  return choices.find(({ value, label }) => value === typed || label === typed)
}

const fromArea = route.form({
  address: links.fromArea,
  ...framed('fromArea'),
  load: async ({ services, context, query }) => {
    const choices = await choicesFor(services, context)
    return { ...choices, chosenArea: choices.projects.find(({ value }) => value === query.gebied)?.label }
  },
  initial: ({ chosenArea }) => ({
    project: chosenArea,
    socialShare: '30',
    midRentShare: '20',
    affordableShare: '20',
    freeShare: '30',
    buildYears: '5',
    acquisitionShare: '25',
    stateContribution: 'ja',
  }),
  view: FromAreaPage,
  keep: keptAsDraft,
  body: areaShape,
  act: async ({ services, context, body }) => {
    const { project, stateContribution, makeKey: key, ...wishes } = body
    const found = await chosenProject(services, project)
    if (!found) return refused(problem('GEBIED_ONBEKEND', 'project'))
    const total = wishes.socialShare + wishes.midRentShare + wishes.affordableShare + wishes.freeShare
    if (Math.abs(total - 1) > 0.0005) return refused(problem('DELEN_GEEN_HONDERD', 'freeShare'))
    const document = areaTemplate(
      {
        ...wishes,
        id: idOf(found.label),
        name: found.label,
        stateContribution: stateContribution !== undefined,
      },
      unitFigures(),
    )
    return made(services, context, { document, projectId: found.value, key })
  },
})

const fromNothing = route.form({
  address: links.fromNothing,
  ...framed('fromNothing'),
  load: ({ services, context }) => choicesFor(services, context),
  view: FromNothingPage,
  body: z.object({
    makeKey,
    name: z.string().trim().min(1).max(200),
    startYear: whole(2000, 2100),
    years: whole(1, 100),
    project: z.string().max(300).default(''),
  }),
  act: async ({ services, context, body }) => {
    const project = body.project ? await chosenProject(services, body.project) : undefined
    if (body.project && !project) return refused(problem('GEBIED_ONBEKEND', 'project'))
    const day = `${body.startYear}-01-01`
    const document = {
      format: 'versneller-case/1',
      id: idOf(body.name),
      name: { nl: body.name },
      valuationDate: day,
      periods: body.years,
      rates: { interest: 0.02 },
      parties: [{ id: 'gem', kind: 'gemeente', name: { nl: 'Gemeente', en: 'Municipality' }, rate: 0.02 }],
      landExploitation: { party: 'gem', bookValueEur: 0, bookValueDate: day },
    }
    return made(services, context, { document, projectId: project?.value, key: body.makeKey })
  },
})

const fromFile = route.page({
  address: links.fromFile,
  ...framed('fromFile'),
  load: () => ({ makeKey: randomUUID() }),
  view: FromFilePage,
})

const sendFile = route.upload({
  address: links.sendFile,
  permission: makeCase,
  fileLimit,
  act: async ({ services, context, file, fields }) => {
    const pieces: Buffer[] = []
    for await (const piece of file.content) pieces.push(piece as Buffer)
    const sent = await documentOf(Buffer.concat(pieces))
    if (!sent.ok) return sent
    const document = sent.value
    const key = makeKey.catch(undefined).parse(fields.makeKey)
    return made(services, context, { document, projectId: undefined, key })
  },
})

/** The case document of a file: the open format, or a workbook that was made of a case, with what was changed in it. */
async function documentOf(bytes: Buffer): Promise<Outcome<unknown>> {
  // Every zip begins with these two letters, and no JSON does.
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') {
    const sheets = await sheetsOfFile(bytes, 'bestand')
    if (!sheets.ok) return sheets
    const found = ownDocument(sheets.value)
    return found ? done(found.document) : refused(problem('WERKMAP_NIET_VAN_ONSZELF', 'bestand'))
  }
  const document = parsed(bytes.toString('utf8'))
  return document === undefined ? refused(problem('BESTAND_GEEN_JSON', 'bestand')) : done(document)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return undefined
  }
}

const fromCase = route.form({
  address: links.fromCase,
  ...framed('fromCase'),
  load: ({ services, context }) => choicesFor(services, context),
  view: FromCasePage,
  body: z.object({ makeKey, case: z.string().max(64), name: z.string().trim().min(1).max(200) }),
  act: async ({ services, context, body }) => {
    const seen = await seenCase(services.db, context.actor, body.case)
    const document = { ...seen.caseFile, id: idOf(body.name), name: { nl: body.name } }
    return made(services, context, { document, projectId: seen.projectId, key: body.makeKey })
  },
})

/** Ways to begin a case. */
export const makeRoutes = [fresh, fromArea, fromNothing, fromFile, sendFile, fromCase]
