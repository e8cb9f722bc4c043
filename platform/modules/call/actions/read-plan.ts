import type { Database, Transaction } from '../../../kit/database/connect.ts'
import { contactsOf } from '../../accounts/index.ts'
import { networksOf, organisationsById } from '../../parties/index.ts'
import type {
  Call,
  CallForm,
  FrameworkStanding,
  Receipt,
  Submission,
  SubmissionContents,
  SubmissionFacts,
  SubmissionParty,
} from '../model/index.ts'
import { categoriesOf, factsOf } from '../rules/facts.ts'
import { isReadable } from '../rules/states.ts'
import { readCall, readForm } from '../store/calls.ts'
import { readPeople } from '../store/people.ts'
import {
  readContents,
  readParties,
  readReceipts,
  readSubmission,
  readSubmissionsOf,
  readSubmissionsWith,
} from '../store/submissions.ts'

import { frameworkStandings } from './look-again.ts'
import { tensionIn } from './place-figures.ts'

type Reader = Database | Transaction

/** Where a plan lies. */
export interface PlanPlace {
  municipalityId: string
  name: string
  /** "GM0344"; none for a municipality of the demonstration. */
  code: string | undefined
  provinceCode: string | undefined
  networks: readonly string[]
}

/** A submitted plan of an opened or rolling call, as the selection works with it. */
export interface SubmittedPlan extends Submission {
  title: string
  receipt: Receipt
  parties: readonly SubmissionParty[]
  /** Who made, signed or submitted it. */
  personIds: readonly string[]
  /** Domains of their mail addresses: "gemeente.nl". */
  domains: readonly string[]
  place: PlanPlace | undefined
  facts: SubmissionFacts
  /** "knelpunt:bodem", "omvang:250-1000": what it adds to the breadth. */
  categories: readonly string[]
  /** Against the national frameworks; nothing before the test. */
  frameworks: FrameworkStanding | undefined
}

/**
 * The plans of a call that were submitted and not withdrawn, none as long as the call is sealed. Nobody is asked who
 * reads: for rules that decide who may see what; what a page shows goes through rights of the module that
 * shows it.
 */
export async function submittedPlans(db: Reader, callId: string): Promise<SubmittedPlan[]> {
  const call = await readCall(db, callId)
  if (!call || !isReadable(call)) return []
  return describe(db, (await readSubmissionsOf(db, callId)).filter(isSubmitted))
}

const isSubmitted = ({ version, state }: Submission): boolean =>
  version > 0 && !['draft', 'signing', 'withdrawn'].includes(state)

/**
 * The plans of all calls in which one of these organisations takes part; as for the plans of a call nobody is asked
 * who reads.
 */
export async function submittedPlansWith(
  db: Reader,
  organisationIds: readonly string[],
): Promise<SubmittedPlan[]> {
  const there = (await readSubmissionsWith(db, organisationIds)).filter(isSubmitted)
  const readable = new Set<string>()
  for (const callId of new Set(there.map(one => one.callId))) {
    const call = await readCall(db, callId)
    if (call && isReadable(call)) readable.add(callId)
  }
  return describe(
    db,
    there.filter(one => readable.has(one.callId)),
  )
}

async function describe(db: Reader, submissions: readonly Submission[]): Promise<SubmittedPlan[]> {
  const ids = submissions.map(one => one.id)
  const [contents, parties, receipts, people] = [
    await readContents(db, ids),
    await readParties(db, ids),
    await readReceipts(db, ids),
    await readPeople(db, ids),
  ]
  const forms = new Map<string, CallForm | undefined>()
  for (const { formId } of submissions) if (!forms.has(formId)) forms.set(formId, await readForm(db, formId))
  const facts = new Map<string, SubmissionFacts>()
  for (const { id, formId } of submissions) {
    const [form, held] = [forms.get(formId), contents.get(id)]
    if (form && held) facts.set(id, factsOf(form.definition, held.values))
  }
  const places = await placesOf(
    db,
    [...facts.values()].flatMap(one => one.municipalityId ?? []),
  )
  const domains = await domainsOf(db, [...people.values()].flat())
  const standings = await frameworkStandings(db, ids)
  const tensions = await tensionsAt(
    db,
    submissions.map(one => one.decidedAt),
  )
  return submissions.flatMap(one => {
    const [known, receipt] = [facts.get(one.id), receipts.get(one.id)?.[0]]
    if (!known || !receipt) return []
    const together = (parties.get(one.id) ?? []).filter(party => party.isLead || party.hasSigned)
    const place = known.municipalityId ? places.get(known.municipalityId) : undefined
    const personIds = people.get(one.id) ?? []
    return [
      {
        ...one,
        title: known.title,
        receipt,
        parties: together,
        personIds,
        domains: [...new Set(personIds.flatMap(id => domains.get(id) ?? []))],
        place,
        facts: known,
        frameworks: standings.get(one.id),
        // The class of the place by a series goes before what the applicant says of it.
        categories: categoriesOf(
          { ...known, marketTension: tensions.get(String(one.decidedAt))?.(place) ?? known.marketTension },
          {
            kinds: together.map(party => party.kind),
            regions: place ? regionsOf(place) : [],
          },
        ),
      },
    ]
  })
}

/** How tight markets were at each of these instants; undefined: how they are now. */
async function tensionsAt(db: Reader, instants: readonly (Temporal.Instant | undefined)[]) {
  const found = new Map<string, Awaited<ReturnType<typeof tensionIn>>>()
  for (const at of instants) if (!found.has(String(at))) found.set(String(at), await tensionIn(db, at))
  return found
}

/** Regions that a place counts in: its province and its networks. */
const regionsOf = ({ provinceCode, networks }: PlanPlace): string[] => [
  ...(provinceCode ? [provinceCode] : []),
  ...networks,
]

async function placesOf(db: Reader, ids: readonly string[]): Promise<Map<string, PlanPlace>> {
  const found = await organisationsById(db, [...new Set(ids)])
  const places = new Map<string, PlanPlace>()
  for (const { id, name, officialCode, provinceCode } of found.values())
    places.set(id, {
      ...{ municipalityId: id, name, code: officialCode, provinceCode },
      networks: await networksOf(db, id),
    })
  return places
}

async function domainsOf(db: Reader, personIds: readonly string[]): Promise<Map<string, string>> {
  const contacts = await contactsOf(db, [...new Set(personIds)])
  return new Map(
    [...contacts.entries()].flatMap(([id, { email }]) => {
      const domain = email.split('@')[1]?.toLowerCase()
      return domain ? [[id, domain] as const] : []
    }),
  )
}

/** What was submitted of a plan, with its form; nothing while its call is sealed. Who reads is the caller's question. */
export async function submittedContents(
  db: Reader,
  id: string,
): Promise<
  | {
      call: Call
      form: CallForm
      contents: SubmissionContents
      /** When it was decided on. */
      decidedAt: Temporal.Instant | undefined
    }
  | undefined
> {
  const plan = await readSubmission(db, id)
  if (!plan || plan.version === 0) return undefined
  const call = await readCall(db, plan.callId)
  if (!call || !isReadable(call)) return undefined
  const form = await readForm(db, plan.formId)
  const contents = (await readContents(db, [id])).get(id)
  return form && contents && { call, form, contents, decidedAt: plan.decidedAt }
}
