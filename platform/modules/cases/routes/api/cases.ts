import { z } from 'zod'
import { NotFound } from '../../../../kit/access/refusal.ts'
import { about, named } from '../../../../kit/api/operation.ts'
import { pageShape, pagingShape } from '../../../../kit/api/paging.ts'
import { dayOf } from '../../../../kit/clock/dutch-days.ts'
import { address, href } from '../../../../kit/http/address.ts'
import { done, type Outcome, refused } from '../../../../kit/http/problem.ts'
import { route } from '../../../../kit/module/module.ts'
import { organisationsById } from '../../../parties/index.ts'
import { makeCaseFrom } from '../../actions/make-case.ts'
import { fixVersionOf } from '../../actions/manage-case.ts'
import { replaceContent } from '../../actions/replace-content.ts'
import { caseStates, caseStateWords, type StoredVersion } from '../../model.ts'
import { versionWords } from '../../pages/versions.tsx'
import { problem } from '../../problems.ts'
import { fixVersion, listCases, makeCase, readCase } from '../../rules/access.ts'
import { contentFor, readerOf, type SeenCase } from '../../rules/case-for.ts'
import { type CaseLine, caseCount, caseList, projectIdBySlug } from '../../store/lists.ts'
import { readTellingAt } from '../../store/told-totals.ts'
import { readVersions } from '../../store/versions.ts'
import { versionShape } from '../analysis.ts'
import { jsonOutcome } from '../saving.ts'
import { reachOf, seenCase, storedAndSeen } from '../seen.ts'
import { asFile, caseFile, caseLine, oneCase, versionLine, withheld } from './case-shapes.ts'
import { examples } from './examples/index.ts'

const tag = { nl: 'Businesscases', en: 'Business cases' }
const caseParameter = { id: { nl: 'Id van de case.', en: 'Id of the case.' } }
const versionParameters = {
  ...caseParameter,
  nummer: { nl: 'Nummer van de versie.', en: 'Number of the version.' },
}
const states = Object.fromEntries(caseStates.map(state => [caseStateWords[state], state]))
const nothing = z.strictObject({})

const links = {
  cases: address(
    '/api/v1/cases',
    z.strictObject({
      zoek: about(z.string().trim().max(100).optional(), 'Woorden uit de naam.', 'Words of the name.'),
      stand: about(
        z.enum(caseStates.map(state => caseStateWords[state]) as [string, ...string[]]).optional(),
        'Alleen met deze stand.',
        'Only in this state.',
      ),
      gebied: about(z.string().max(100).optional(), 'Sleutel van een gebied.', 'Key of an area.'),
      eigen: about(
        z.enum(['ja']).optional(),
        'Alleen van de eigen organisatie.',
        'Only of the own organisation.',
      ),
      sorteer: about(z.enum(['naam', 'gewijzigd']).default('naam'), 'Volgorde.', 'Order.'),
      ...pagingShape,
    }),
  ),
  one: address('/api/v1/cases/:id', nothing),
  file: address('/api/v1/cases/:id/bestand', nothing),
  versions: address('/api/v1/cases/:id/versies', nothing),
  version: address('/api/v1/cases/:id/versies/:nummer', nothing),
}

const lineOf = ({ id, name, ownerName, projectName, state, isIllustration, changedAt }: CaseLine) => ({
  id,
  naam: name,
  eigenaar: ownerName,
  gebied: projectName ?? null,
  stand: caseStateWords[state],
  illustratie: isIllustration,
  gewijzigdOp: changedAt.toString(),
})

const list = route.api({
  method: 'GET',
  address: links.cases,
  permission: listCases,
  operation: {
    id: 'cases',
    tag,
    scope: 'read:cases',
    summary: { nl: 'Businesscases die je mag zien', en: 'Business cases that you may see' },
    about: {
      nl: 'Dezelfde lijst als op de site: van je eigen organisatie, waar die partij in is, en die voor meelezers openstaan.',
      en: 'The same list as on the site: of your own organisation, in which it is a party, and those open to who reads along.',
    },
    example: examples.cases,
  },
  answer: pageShape('Cases', caseLine),
  act: async ({ services, context, query }) => {
    const reach = reachOf(context.actor)
    const projectId =
      query.gebied === undefined ? undefined : await projectIdBySlug(services.db, query.gebied)
    const isNowhere = query.gebied !== undefined && projectId === undefined
    const selection = {
      search: query.zoek,
      state: query.stand === undefined ? undefined : states[query.stand],
      projectId,
      ownOnly: query.eigen !== undefined,
      sort: query.sorteer,
    }
    const part = { limit: query.perPagina, offset: (query.pagina - 1) * query.perPagina }
    return done({
      value: {
        pagina: query.pagina,
        perPagina: query.perPagina,
        totaal: isNowhere ? 0 : await caseCount(services.db, reach, selection),
        items: isNowhere ? [] : (await caseList(services.db, reach, selection, part)).map(lineOf),
      },
    })
  },
})

const scopeWords = { all: 'alles', own: 'eigen-regels', none: 'niets' } as const
const withheldIn = ({ lineCount, clauseCount }: SeenCase['withheld']) => ({
  regels: lineCount,
  afspraken: clauseCount,
})

const seenAs = (seen: SeenCase) => ({
  id: seen.id,
  naam: seen.name,
  stand: caseStateWords[seen.state],
  revisie: seen.revision,
  illustratie: seen.isIllustration,
  gewijzigdOp: seen.changedAt.toString(),
  magWijzigen: scopeWords[seen.scope.kind],
  verborgen: withheldIn(seen.withheld),
  bestand: asFile(seen.caseFile),
})

const one = route.api({
  method: 'GET',
  address: links.one,
  permission: readCase,
  operation: {
    id: 'case',
    tag,
    scope: 'read:cases',
    summary: { nl: 'Een businesscase', en: 'One business case' },
    about: {
      nl: 'De case zoals jij hem ziet. Wat alleen voor anderen is, staat er niet in.',
      en: 'The case as you see it. What is for others only is not in it.',
    },
    parameters: caseParameter,
    example: examples.case,
  },
  answer: oneCase,
  act: async ({ services, context, parameters }) =>
    done({ value: seenAs(await seenCase(services.db, context.actor, parameters.id)) }),
})

/** Bytes of a case file in a request: a case of thousands of lines fits. */
const bodyLimit = 5_000_000

const make = route.api({
  method: 'POST',
  address: links.cases,
  permission: makeCase,
  bodyLimit,
  operation: {
    id: 'maakCase',
    tag,
    scope: 'write:cases',
    makes: true,
    mayConflict: true,
    isRepeatable: true,
    summary: { nl: 'Maak een businesscase', en: 'Make a business case' },
    about: {
      nl: 'Van een bestand, voor de eigen organisatie. Alle fouten in het bestand komen samen terug. Met een kenmerk in `Idempotency-Key` maakt nog eens vragen geen tweede case.',
      en: 'From a file, for the own organisation. All mistakes in the file come back together. With a mark in `Idempotency-Key` asking again makes no second case.',
    },
    example: examples.maakCase,
  },
  body: named(
    'NieuweCase',
    z.strictObject({
      bestand: caseFile,
      gebied: about(z.string().max(100).optional(), 'Sleutel van het gebied.', 'Key of the area.'),
      organisatieId: about(
        z.uuid().optional(),
        'Voor welke organisatie, als je er meer hebt.',
        'For which organisation, where you have several.',
      ),
    }),
  ),
  answer: oneCase,
  act: async ({ services, context, body, key }) => {
    if (!context.actor) throw new NotFound()
    const projectId = body.gebied === undefined ? undefined : await projectIdBySlug(services.db, body.gebied)
    if (body.gebied !== undefined && projectId === undefined)
      return refused(problem('GEBIED_ONBEKEND', '/gebied'))
    const asked = { document: body.bestand, projectId, organisationId: body.organisatieId, key }
    const outcome = await makeCaseFrom(services, context.actor, asked)
    if (!outcome.ok) return inBody(outcome, { organisationId: '/organisatieId' })
    const seen = await seenCase(services.db, context.actor, outcome.value)
    return done({ value: seenAs(seen), location: href(links.one, { id: seen.id }) })
  },
})

type Refused = Extract<Outcome<unknown>, { ok: false }>

/** A refusal of an action with its fields under the names of the body; a pointer lies in the file. */
function inBody(outcome: Refused, names: Readonly<Record<string, string>>): Refused {
  const placeOf = (field: string | undefined) =>
    field === undefined ? undefined : (names[field] ?? `/bestand${field}`)
  return {
    ...outcome,
    problems: outcome.problems.map(one => ({ ...one, field: placeOf(one.field) })),
  }
}

const replace = route.api({
  method: 'PUT',
  address: links.file,
  permission: readCase,
  bodyLimit,
  operation: {
    id: 'vervangBestand',
    tag,
    scope: 'write:cases',
    mayConflict: true,
    summary: { nl: 'Bewaar een gewijzigd bestand', en: 'Save a changed file' },
    about: {
      nl: 'Het hele bestand zoals jij het ziet, met de revisie waarvan je uitging. Was iemand je voor, dan verandert er niets.',
      en: 'The whole file as you see it, with the revision that you started from. If somebody was first, nothing changes.',
    },
    parameters: caseParameter,
    example: examples.vervangBestand,
  },
  body: named('GewijzigdBestand', z.strictObject({ revisie: z.int().min(1), bestand: caseFile })),
  answer: named('Bewaard', z.object({ revisie: z.int() })),
  act: async ({ services, context, parameters, body }) => {
    const { id } = await seenCase(services.db, context.actor, parameters.id)
    const asked = { caseId: id, revision: body.revisie, document: body.bestand }
    const outcome = jsonOutcome(await replaceContent(services, context.actor, asked), id)
    return outcome.ok
      ? done({ value: { revisie: outcome.value.revision } })
      : inBody(outcome, { revision: '/revisie' })
  },
})

const versionOf = (
  { number, at, organisationId, ...typed }: StoredVersion,
  organisations: ReadonlyMap<string, { name: string }>,
) => {
  const { name, reason } = versionWords(typed, 'nl')
  return {
    nummer: number,
    naam: name,
    reden: reason,
    organisatie: (organisationId && organisations.get(organisationId)?.name) ?? null,
    dag: dayOf(at),
  }
}

const organisationsOfVersions = (
  db: Parameters<typeof organisationsById>[0],
  found: readonly StoredVersion[],
) =>
  organisationsById(
    db,
    found.flatMap(version => version.organisationId ?? []),
  )

const versions = route.api({
  method: 'GET',
  address: links.versions,
  permission: readCase,
  operation: {
    id: 'versies',
    tag,
    scope: 'read:cases',
    summary: { nl: 'Versies van een businesscase', en: 'Versions of a business case' },
    about: { nl: 'De nieuwste eerst.', en: 'The newest first.' },
    parameters: caseParameter,
    example: examples.versies,
  },
  answer: named('Versies', z.object({ versies: z.array(versionLine) })),
  act: async ({ services, context, parameters }) => {
    const { id } = await seenCase(services.db, context.actor, parameters.id)
    const found = await readVersions(services.db, id)
    const organisations = await organisationsOfVersions(services.db, found)
    return done({ value: { versies: found.map(version => versionOf(version, organisations)) } })
  },
})

const version = route.api({
  method: 'GET',
  address: links.version,
  permission: readCase,
  operation: {
    id: 'versie',
    tag,
    scope: 'read:cases',
    summary: { nl: 'Een versie', en: 'One version' },
    about: {
      nl: 'De case zoals die toen was, voor zover jij hem nu mag zien.',
      en: 'The case as it was then, as far as you may see it now.',
    },
    parameters: versionParameters,
    example: examples.versie,
  },
  answer: named('VersieMetBestand', versionLine.extend({ verborgen: withheld, bestand: caseFile })),
  act: async ({ services, context: { actor }, parameters }) => {
    const { stored } = await storedAndSeen(services.db, actor, parameters.id)
    const found = (await readVersions(services.db, stored.id)).find(
      ({ number }) => String(number) === parameters.nummer,
    )
    if (!found) throw new NotFound()
    const told = await readTellingAt(services.db, stored.id, readerOf(actor, stored), found.number)
    const then = contentFor(actor, stored, found.content, told)
    const organisations = await organisationsOfVersions(services.db, [found])
    return done({
      value: {
        ...versionOf(found, organisations),
        verborgen: withheldIn(then.withheld),
        bestand: asFile(then.case),
      },
    })
  },
})

const fix = route.api({
  method: 'POST',
  address: links.versions,
  permission: fixVersion,
  operation: {
    id: 'maakVersie',
    tag,
    scope: 'write:cases',
    makes: true,
    mayConflict: true,
    summary: { nl: 'Leg een versie vast', en: 'Keep a version' },
    about: {
      nl: 'De case zoals die nu is, onder een naam en met de reden. Alleen als de revisie nog de laatste is.',
      en: 'The case as it is now, under a name and with the reason. Only while the revision is still the last.',
    },
    parameters: caseParameter,
    example: examples.maakVersie,
  },
  body: named(
    'NieuweVersie',
    z.strictObject({ naam: versionShape.name, reden: versionShape.reason, revisie: z.int().min(1) }),
  ),
  answer: named('VastgelegdeVersie', z.object({ nummer: z.int() })),
  act: async ({ services, context, parameters, body }) => {
    const { id } = await seenCase(services.db, context.actor, parameters.id)
    if (!context.actor) throw new NotFound()
    const asked = { caseId: id, name: body.naam, reason: body.reden, revision: body.revisie }
    const outcome = await fixVersionOf(services, context.actor, asked)
    if (!outcome.ok) return inBody(outcome, { revision: '/revisie' })
    const nummer = outcome.value
    return done({ value: { nummer }, location: href(links.version, { id, nummer: String(nummer) }) })
  },
})

/** Cases and their versions, for programs. */
export const caseApiRoutes = [list, make, one, replace, versions, fix, version]
