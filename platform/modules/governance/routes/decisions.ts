import { z } from 'zod'
import type { Actor } from '../../../kit/access/actor.ts'
import { may } from '../../../kit/access/permission.ts'
import { odsMediaType, workbookOds } from '../../../kit/documents/workbook-ods.ts'
import { href } from '../../../kit/http/address.ts'
import { csvFile } from '../../../kit/http/csv-file.ts'
import { done, type Outcome, refused } from '../../../kit/http/problem.ts'
import type { Gone } from '../../../kit/http/route.ts'
import { route } from '../../../kit/module/module.ts'
import type { Services } from '../../../kit/module/services.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { programmePages, settingNumber } from '../../programme/index.ts'
import { limitsOf, proposeInWriting, takeAlone } from '../actions/decide-alone.ts'
import { closeVote, defer } from '../actions/take-decision.ts'
import { castVote, consent, enterVotes, openVote, standAside } from '../actions/votes.ts'
import { links } from '../links.ts'
import { voteChoices } from '../model.ts'
import { DecisionPage } from '../pages/decision.tsx'
import { NewDecisionPage } from '../pages/decision-forms.tsx'
import { DecisionsPage } from '../pages/decisions.tsx'
import { say } from '../pages/say.ts'
import { problem } from '../problems.ts'
import { decisionReference } from '../rules/reference.ts'
import { actForSeat, decideAlone, prepareMeeting, seeDecisions } from '../rules/rights.ts'
import { dayOf, yearAround } from '../rules/terms.ts'
import { readBodies } from '../store/bodies.ts'
import { type DecisionFilter, type DecisionRow, readDecisions } from '../store/decisions.ts'
import { readMandates, spentWithin } from '../store/mandates.ts'
import { choiceFor, chosenFor } from './choice.ts'
import { chosen, decisionChoices, decisionFields, picked, subjectOf } from './decision-shape.ts'
import { sightOf } from './decision-sight.ts'
import { byWhom, decisionData } from './decision-view.ts'
import { idIn, there } from './seen.ts'

type Query = z.output<NonNullable<(typeof links.decisions)['query']>>

/** What of the register this reader sees, of what is asked. */
async function filterFor(
  services: Services,
  actor: Actor | undefined,
  query: Query,
): Promise<DecisionFilter> {
  const programme = await chosenFor(services, actor, query.programma)
  const { orgaan } = query
  const bodies = orgaan && orgaan !== 'mandaat' ? await readBodies(services.db, programme.id) : []
  return {
    programmeId: programme.id,
    words: query.zoek,
    kind: query.soort,
    states: query.stand ? [query.stand] : undefined,
    year: query.jaar,
    method: orgaan === 'mandaat' ? 'mandate' : undefined,
    bodyId: bodies.find(body => body.slug === orgaan)?.id,
    sight: await sightOf(services, actor),
  }
}

const register = route.page({
  address: links.decisions,
  permission: seeDecisions,
  title: (_, { language }) => say(language)('decisionsTitle'),
  crumbs: (_, { language }) => [{ label: say(language)('decisionsTitle') }],
  load: async ({ services, context, query }) => {
    const { db } = services
    const choice = await choiceFor(services, context.actor, query.programma)
    const programme = choice.chosen
    const { pagina: page, per: pageSize, zoek, soort, stand, orgaan, jaar } = query
    const part = { limit: pageSize, offset: (page - 1) * pageSize }
    const found = programme
      ? await readDecisions(db, { filter: await filterFor(services, context.actor, query), ...part })
      : { rows: [], total: 0 }
    const from = Number(programme?.startsOn.slice(0, 4) ?? 0)
    const to = Number(dayOf(services.clock.now()).slice(0, 4))
    const bodies = programme ? await readBodies(db, programme.id) : []
    return {
      rows: found.rows.map(row => ({
        ...{ id: row.id, title: row.title, kind: row.kind, state: row.state },
        ...{ isProposal: row.isProposal, isPublic: row.isPublic },
        ...{ isUnderEmbargo: row.isUnderEmbargo, reference: decisionReference(row) },
        by: byWhom(row),
        decidedAt: row.decidedAt?.toString(),
      })),
      total: found.total,
      asked: { programma: choice.asked, zoek, soort, stand, orgaan, jaar },
      choice: programmePages(choice, context.language, programma => href(links.decisions, {}, { programma })),
      bodies: bodies.map(({ slug, name }) => ({ slug, name })),
      years: programme ? Array.from({ length: to - from + 1 }, (_, step) => to - step) : [],
      isInside: (await sightOf(services, context.actor)).isInside,
      mayDecide: may(context.actor, decideAlone),
      page,
      pageSize,
    }
  },
  view: DecisionsPage,
})

/** Most rows of a file. */
const fileRowsMax = 50_000

function fileRow(row: DecisionRow, language: Language) {
  const t = say(language)
  return {
    kenmerk: decisionReference(row),
    titel: row.title,
    besluit: row.text,
    soort: t(`kind_${row.kind}`),
    door: byWhom(row)[language],
    stand: t(`decision_${row.state}`),
    datum: row.decidedAt ? dayOf(row.decidedAt) : '',
    voor: row.tally?.for,
    tegen: row.tally?.against,
    onthouding: row.tally?.abstained,
    geteld: row.quorum?.counted,
    nodig: row.quorum?.needed,
    zetels: row.quorum?.of,
    bedragEur: row.amountCents === undefined ? undefined : row.amountCents / 100,
  }
}

async function fileRows(services: Services, actor: Actor | undefined, language: Language, query: Query) {
  const filter = await filterFor(services, actor, query)
  const { rows } = await readDecisions(services.db, { filter, limit: fileRowsMax })
  return rows.map(row => fileRow(row, language))
}

const asCsv = route.download({
  address: links.decisionsFile,
  permission: seeDecisions,
  load: async ({ services, context, query }) =>
    csvFile('besluiten.csv', await fileRows(services, context.actor, context.language, query)),
})

const asOds = route.download({
  address: links.decisionsOds,
  permission: seeDecisions,
  load: async ({ services, context: { actor, language }, query }) => {
    const rows = await fileRows(services, actor, language, query)
    const heads = Object.keys(rows[0] ?? { kenmerk: '' })
    const cells = rows.map(row =>
      Object.values(row).map(value => ({
        value: value ?? '',
        format: typeof value === 'number' ? ('number' as const) : ('text' as const),
      })),
    )
    const title = say(language)('decisionsTitle')
    const content = await workbookOds({
      title,
      language,
      names: [],
      sheets: [
        {
          name: title,
          widths: heads.map(head => (head === 'besluit' ? 60 : 18)),
          frozen: { rows: 1, columns: 1 },
          rows: [heads.map(value => ({ value, format: 'text' as const, role: 'head' as const })), ...cells],
        },
      ],
    })
    return { fileName: 'besluiten.ods', contentType: odsMediaType, content: Buffer.from(content) }
  },
})

const one = route.page({
  address: links.decision,
  permission: seeDecisions,
  frame: 'work',
  title: ({ reference, title }) => `${reference}: ${title}`,
  crumbs: ({ reference }, { language }) => [
    { label: say(language)('decisionsTitle'), href: href(links.decisions) },
    { label: reference },
  ],
  load: ({ services, context, parameters, query }) =>
    decisionData(services, context.actor, { id: idIn(parameters.id), isDone: query.gelukt !== undefined }),
  view: DecisionPage,
})

/** What is filled in about a decision outside a meeting, or what is wrong with it. */
async function givenIn(
  services: Services,
  language: Language,
  body: z.output<typeof newBody>,
  { isWritten, programmeId }: { isWritten: boolean; programmeId: string },
) {
  const choices = await decisionChoices(services, language, programmeId)
  const proposal = chosen(choices.proposals, body.proposal)
  const revokes = chosen(choices.revocable, body.revokes)
  const subject = chosen(choices.subjects, isWritten ? body.subject : '')
  if (!proposal.ok) return refused(problem('BESLUIT_ONBEKEND', 'proposal'))
  if (!revokes.ok) return refused(problem('BESLUIT_ONBEKEND', 'revokes'))
  if (!subject.ok) return refused(problem('ONDERWERP_ONBEKEND', 'subject'))
  return done({
    ...{ kind: body.kind, title: body.title, text: body.text, reasons: body.reasons },
    ...{ amountCents: body.amount, isPublic: body.isPublic, subject: subjectOf(subject.value) },
    ...{ proposalId: proposal.value, revokesId: revokes.value },
  })
}

const newBody = z.object({
  body: z.union([z.literal('').transform(() => undefined), z.uuid()]).optional(),
  title: z.string().trim().min(3).max(200),
  subject: picked,
  ...decisionFields,
})

const fresh = route.form({
  address: links.newDecision,
  permission: decideAlone,
  frame: 'work',
  title: (data, { language }) => say(language)(data.way === 'mandaat' ? 'decideAlone' : 'decideInWriting'),
  crumbs: (data, { language }) => [
    { label: say(language)('decisionsTitle'), href: href(links.decisions) },
    { label: say(language)(data.way === 'mandaat' ? 'decideAlone' : 'decideInWriting') },
  ],
  load: async ({ services, context, query }) => {
    const { db, clock } = services
    const now = clock.now()
    const programme = await chosenFor(services, context.actor, query.programma)
    const asked = { programmeId: programme.id, personId: context.actor?.personId, now }
    const [own] = await readMandates(db, asked)
    const limits = own && (await limitsOf(db, own, now))
    return {
      way: query.wijze ?? ('mandaat' as const),
      room: own &&
        limits && {
          what: own.what,
          kinds: limits.kinds,
          perDecisionEur: limits.perDecisionCents / 100,
          perYearEur: limits.perYearCents / 100,
          spentEur: (await spentWithin(db, { mandateId: own.id, ...yearAround(now) })) / 100,
        },
      bodies: (await readBodies(db, programme.id)).map(({ id, name }) => ({ id, name })),
      writtenDays: await settingNumber(db, 'writtenVoteWorkingDays', undefined, programme.id),
      choices: await decisionChoices(services, context.language, programme.id),
    }
  },
  view: NewDecisionPage,
  body: newBody,
  act: async ({ services, context, query, body }) => {
    const actor = there(context.actor)
    const { id: programmeId } = await chosenFor(services, actor, query.programma)
    const isWritten = query.wijze === 'schriftelijk'
    const given = await givenIn(services, context.language, body, { isWritten, programmeId })
    if (!given.ok) return given
    if (isWritten && !body.body) return refused(problem('ORGAAN_ONBEKEND', 'body'))
    const outcome = isWritten
      ? await proposeInWriting(services, actor, { ...given.value, programmeId, bodyId: body.body ?? '' })
      : await takeAlone(services, actor, { ...given.value, programmeId })
    return outcome.ok
      ? done({ goTo: href(links.decision, { id: outcome.value }, { gelukt: 'ja' }) })
      : outcome
  },
})

const backTo = (id: string, outcome: Outcome<unknown>): Outcome<Gone> =>
  outcome.ok ? done({ goTo: href(links.decision, { id }, { gelukt: 'ja' }) }) : outcome

const opening = route.action({
  address: links.openVote,
  permission: prepareMeeting,
  body: z.object({}),
  act: async ({ services, context, parameters: { id } }) =>
    backTo(id, await openVote(services, there(context.actor), idIn(id))),
})

const casting = route.action({
  address: links.castVote,
  permission: actForSeat,
  body: z.object({ choice: z.enum(voteChoices) }),
  act: async ({ services, context, parameters: { id }, body }) =>
    backTo(id, await castVote(services, there(context.actor), { id: idIn(id), choice: body.choice })),
})

const entering = route.action({
  address: links.enterVotes,
  permission: prepareMeeting,
  body: z.record(z.string().max(60), z.string().max(10)),
  act: async ({ services, context, parameters: { id }, body }) => {
    const choices = Object.fromEntries(
      Object.entries(body).flatMap(([name, choice]) =>
        name.startsWith('stem-') ? [[name.slice('stem-'.length), choice]] : [],
      ),
    )
    return backTo(id, await enterVotes(services, there(context.actor), { id: idIn(id), choices }))
  },
})

const closing = route.action({
  address: links.closeVote,
  permission: prepareMeeting,
  body: z.object({}),
  act: async ({ services, context, parameters: { id } }) =>
    backTo(id, await closeVote(services, there(context.actor), idIn(id))),
})

const deferring = route.action({
  address: links.defer,
  permission: prepareMeeting,
  body: z.object({ reason: z.string().trim().max(500).default('') }),
  act: async ({ services, context, parameters: { id }, body }) =>
    backTo(id, await defer(services, there(context.actor), { id: idIn(id), reason: body.reason })),
})

const standing = route.action({
  address: links.standAside,
  permission: actForSeat,
  body: z.object({ seat: z.uuid(), reason: z.string().trim().max(500).default('') }),
  act: async ({ services, context, parameters: { id }, body }) => {
    const asked = { id: idIn(id), seatId: body.seat, reason: body.reason }
    return backTo(id, await standAside(services, there(context.actor), asked))
  },
})

const consenting = route.action({
  address: links.consent,
  permission: prepareMeeting,
  body: z.object({ seats: z.union([z.array(z.uuid()), z.uuid().transform(seat => [seat])]).default([]) }),
  act: async ({ services, context, parameters: { id }, body }) =>
    backTo(id, await consent(services, there(context.actor), { id: idIn(id), seatIds: body.seats })),
})

/** The register of decisions, one decision, and the vote on it. */
export const decisionRoutes = [
  register,
  asCsv,
  asOds,
  fresh,
  one,
  opening,
  casting,
  entering,
  closing,
  deferring,
  standing,
  consenting,
]
