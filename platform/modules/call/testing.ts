import { randomUUID } from 'node:crypto'
import type { Actor } from '../../kit/access/actor.ts'
import type { Services } from '../../kit/module/services.ts'
import { organisationPicker } from '../parties/index.ts'
import { makeActor, makeOrganisation, type TestActor } from '../parties/testing.ts'
import { giveKey } from './actions/plan-keys.ts'
import { openOwn } from './actions/unseal.ts'
import criteria from './data/criteria.json' with { type: 'json' }
import form from './data/form.json' with { type: 'json' }
import type { CallState, CriteriaContents, FormDefinition, FormValues, KeyHolder } from './model/index.ts'
import { makeCallKey, makeHolderKey } from './sealing/call-key.ts'
import { freshKey } from './sealing/cipher.ts'
import { sealJson } from './sealing/contents.ts'
import { demoPlan } from './seed/demo-plans.ts'
import {
  freezeCriteriaSet,
  insertCall,
  insertCriteriaSet,
  insertForm,
  readCallByNumber,
  readForms,
  setCallState,
} from './store/calls.ts'
import { insertSubmission } from './store/drafts.ts'
import { putHolder, putShare } from './store/keys.ts'

/** The criteria and the form that the demonstration asks plans by. */
export { criteria as demoCriteria, form as demoForm }

/** A call of a test with who hold its key. */
export interface TestCall {
  id: string
  number: number
  holders: ReadonlyMap<KeyHolder, TestActor>
  opensAt: Temporal.Instant
  closesAt: Temporal.Instant
}

let number = 100

/** The passphrase of a holder in a test. */
export const passphraseOf = (holder: KeyHolder): string => `de wachtzin van ${holder} in de proef`

/** Makes a sealed call with keys, open between two instants of the machine unless told otherwise. */
export async function makeSealedCall(
  services: Services,
  asked: {
    opensAt?: Temporal.Instant
    closesAt?: Temporal.Instant
    state?: CallState
    /** Officers with passphrases; without them nobody can open the call, and it is made sooner. */
    hasHolders?: boolean
    /** Not sealed: the team reads what is submitted at once. */
    isSealed?: boolean
  } = {},
): Promise<TestCall> {
  const now = Temporal.Now.instant()
  const opensAt = asked.opensAt ?? now.subtract({ hours: 24 })
  const closesAt = asked.closesAt ?? now.add({ hours: 24 })
  const holders = new Map<KeyHolder, TestActor>()
  const { hasHolders = true, isSealed = true } = asked
  const office = await makeOrganisation(services, 'maatschappelijk')
  for (const [holder, role] of [
    ['director', 'D'],
    ['secretary', 'T'],
    ['steering-first', 'S'],
    ['steering-second', 'S'],
  ] as const)
    if (hasHolders) holders.set(holder, await makeActor(services, role, office))
  const own = ++number
  const id = await services.db.transaction().execute(async tx => {
    const contents = criteria as CriteriaContents
    const setId = await insertCriteriaSet(tx, { version: own, contents, madeById: undefined })
    const frozen = { decisionId: randomUUID(), hash: 'a'.repeat(64), now }
    await freezeCriteriaSet(tx, setId, frozen)
    const callId = await insertCall(tx, {
      ...{ number: own, kind: 'round', isSealed, admission: 'threshold', opensAt, closesAt, now },
      ...{ title: { nl: 'Proefoproep', en: 'Trial call' }, summary: { nl: 'Proef', en: 'Trial' } },
      ...{ admittedMax: undefined, expectedMin: undefined, expectedMax: undefined, madeById: undefined },
      ...{ state: 'criteria-adopted', criteriaSetId: setId },
    })
    const definition = form as FormDefinition
    await insertForm(tx, { callId, version: 1, definition, madeById: undefined })
    const keys = new Map<KeyHolder, Buffer>()
    for (const [holder, { personId }] of holders) {
      const key = await makeHolderKey(passphraseOf(holder), { callId, holder })
      await putHolder(tx, callId, { holder, personId, ...key })
      keys.set(holder, key.publicKey)
    }
    const { publicKey, shares } = makeCallKey(callId, keys)
    for (const [holder, share] of shares) await putShare(tx, { callId, holder, share })
    await setCallState(tx, callId, { state: asked.state ?? 'open', publicKey, now })
    return callId
  })
  return { id, number: own, holders, opensAt, closesAt }
}

/** Answers with which a plan can be submitted; `words` come in its name, a bottleneck and a summary. */
export async function wholePlan(services: Services, words = 'Proefplan'): Promise<FormValues> {
  const [place] = await organisationPicker(services.db, ['gemeente'])
  const { values } = demoPlan(1)
  return {
    ...values,
    titel: words,
    plaats: place?.value ?? '',
    'knelpunten.0.tekst': `${words}: ${String(values['knelpunten.0.tekst'])}`,
  }
}

/** Makes a draft of an organisation in a call, as if it was filled in. @returns its id */
export async function makeDraft(
  services: Services,
  asked: { number: number; organisationId: string; values?: FormValues },
): Promise<string> {
  const call = await readCallByNumber(services.db, asked.number)
  const [first] = call ? await readForms(services.db, call.id) : []
  if (!call || !first) throw new Error(`there is no call ${asked.number} with a form`)
  const about = { id: randomUUID(), version: 0 }
  const dataKey = freshKey()
  await services.db.transaction().execute(async tx => {
    await insertSubmission(tx, {
      ...{ id: about.id, callId: call.id, formId: first.id, leadOrganisationId: asked.organisationId },
      sealedDraft: sealJson(asked.values ?? {}, dataKey, about),
      ...{ madeById: undefined, now: Temporal.Now.instant(), isDemo: false },
    })
    await giveKey(tx, services, { about, dataKey, organisationIds: [asked.organisationId] })
  })
  return about.id
}

/** The two officers open a closed call. */
export async function unsealCall(services: Services, call: TestCall): Promise<void> {
  for (const holder of ['director', 'secretary'] as const) {
    const actor: Actor = call.holders.get(holder)!
    const passphrase = passphraseOf(holder)
    const opened = await openOwn(services, actor, { callId: call.id, holder, passphrase })
    if (!opened.ok) throw new Error(opened.problems.map(problem => problem.code).join(', '))
  }
}
