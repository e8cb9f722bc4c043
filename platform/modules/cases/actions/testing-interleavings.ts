import fc from 'fast-check'
import type { Actor } from '../../../kit/access/actor.ts'
import { accountByEmail } from '../../accounts/index.ts'
import { grantsOf } from '../../parties/index.ts'
import { readCaseById } from '../store/cases.ts'
import { type AskedSite, askedSite } from '../testing.ts'
import { type SaveOutcome, saveChanges } from './save-changes.ts'

/** Amounts that several people change; the last two are the developer's own. */
const places = [
  ['grondwerk', '0'],
  ['grondwerk', '1'],
  ['anterieur', '3'],
  ['bouw-dev', '2'],
  ['bouw-dev', '3'],
] as const
const pathOf = (place: number) => `/lines/@${places[place]?.[0]}/series/${places[place]?.[1]}`

/** One thing that a browser does: type an amount and save it, or load the page anew. */
export type Step =
  | { kind: 'save'; browser: number; place: number; eur: number }
  | { kind: 'load'; browser: number }
  /** Two browsers save at the same moment, each at its own place. */
  | { kind: 'together'; browsers: readonly [number, number]; places: readonly [number, number]; eur: number }

const browser = fc.nat({ max: 2 })
// Few amounts, so that two people often type the same one.
const eur = fc.integer({ min: 1, max: 4 }).map(million => million * 1_000_000)
const place = fc.nat({ max: places.length - 1 })

/** What three browsers may do, in any order. */
export const anySteps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('save' as const), browser, place, eur }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('load' as const), browser }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('together' as const),
        browsers: fc.constantFrom([0, 1] as const, [1, 2] as const, [0, 2] as const),
        places: fc.constantFrom([3, 4] as const, [4, 3] as const),
        eur,
      }),
    },
  ),
  { minLength: 4, maxLength: 14 },
)

type Values = readonly number[]

/** What the model says of a save: what one saw at a place, what stands there now, and what one types. */
export function expectedOf(seen: number, now: number, typed: number): 'saved' | 'conflict' {
  return now === seen || now === typed ? 'saved' : 'conflict'
}

interface Browser {
  actor: Actor
  revision: number
  values: Values
}

/** A case in a real database that three browsers work on, beside a model of what must stand in it. */
export class SharedCase {
  readonly #site: AskedSite
  readonly #id: string
  readonly #browsers: Browser[]
  #model: number[] = []

  private constructor(site: AskedSite, id: string, browsers: Browser[]) {
    this.#site = site
    this.#id = id
    this.#browsers = browsers
  }

  /** Starts the site with its demonstration; two people of the owner and one of the developer open a case. */
  static async open(): Promise<SharedCase> {
    const site = await askedSite()
    const actors = await Promise.all(
      ['planeconoom', 'hoofd-grondzaken', 'ontwikkelaar'].map(async (name): Promise<Browser> => {
        const account = await accountByEmail(site.services.db, `${name}@example.org`)
        if (!account) throw new Error(`the demonstration has no ${name}`)
        const { personId } = account
        const grants = await grantsOf(site.services, personId)
        return { actor: { personId, name, grants }, revision: 0, values: [] }
      }),
    )
    const shared = new SharedCase(site, await site.caseId('vier-partijen'), actors)
    shared.#model = [...(await shared.#stored()).values]
    return shared
  }

  close(): Promise<void> {
    return this.#site.close()
  }

  async #stored(): Promise<{ revision: number; values: Values }> {
    const found = await readCaseById(this.#site.services.db, this.#id)
    if (!found) throw new Error('the case is gone')
    const lines = new Map((found.content.lines ?? []).map(line => [line.id, line]))
    return { revision: found.revision, values: places.map(([line, t]) => lines.get(line)?.series?.[t] ?? 0) }
  }

  async #load(one: Browser): Promise<void> {
    Object.assign(one, await this.#stored())
  }

  #save({ actor, revision }: Browser, at: number, value: number): Promise<SaveOutcome> {
    const changes = [{ path: pathOf(at), value }]
    return saveChanges(this.#site.services, actor, { caseId: this.#id, revision, changes })
  }

  /** The developer writes at its own places only. */
  readonly #placeFor = (browserNumber: number, at: number) => (browserNumber === 2 ? 3 + (at % 2) : at)

  /** Does a step. @returns what is otherwise than the model says; nothing when all is well */
  async #step(step: Step): Promise<string[]> {
    if (step.kind === 'load') {
      const one = this.#browsers[step.browser]
      if (one) await this.#load(one)
      return []
    }
    const sent =
      step.kind === 'save'
        ? [{ number: step.browser, at: this.#placeFor(step.browser, step.place) }]
        : step.browsers.map((number, index) => ({ number, at: step.places[index] ?? 3 }))
    const seen = sent.map(({ number, at }) => this.#browsers[number]?.values[at] ?? 0)
    const expected = sent.map(({ at }, index) => expectedOf(seen[index] ?? 0, this.#model[at] ?? 0, step.eur))
    const outcomes = await Promise.all(
      sent.map(({ number, at }) => {
        const one = this.#browsers[number]
        if (!one) throw new Error('a browser')
        return this.#save(one, at, step.eur)
      }),
    )
    for (const [index, { at }] of sent.entries())
      if (outcomes[index]?.kind === 'saved') this.#model[at] = step.eur
    // Who saved sees what others did since; who came too late loads the page to choose.
    for (const { number } of sent) {
      const one = this.#browsers[number]
      if (one) await this.#load(one)
    }
    return outcomes.flatMap((outcome, index) =>
      outcome.kind === expected[index] ? [] : [`${outcome.kind}, not ${expected[index]}`],
    )
  }

  /** Does all steps from three pages that were just opened. @returns everything that was lost or otherwise than it must be */
  async run(steps: readonly Step[]): Promise<string[]> {
    for (const one of this.#browsers) await this.#load(one)
    const wrong: string[] = []
    for (const step of steps) {
      wrong.push(...(await this.#step(step)))
      const { values } = await this.#stored()
      values.forEach((value, at) => {
        if (value !== this.#model[at]) wrong.push(`${pathOf(at)} is ${value}, not ${this.#model[at]}`)
      })
    }
    return wrong
  }
}
