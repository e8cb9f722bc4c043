import { createHmac } from 'node:crypto'
import { type Outcome, tooOften } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import { problem } from '../problems.ts'
import { networkOf, secondsToWait, windowMinutes } from '../rules/guess-budget.ts'
import { countGuesses, deleteGuess, insertGuess, lockGuesses } from '../store/guesses.ts'
import { knowsDevice } from '../store/sessions.ts'
import type { Browser } from './browser.ts'

/** Too many wrong guesses, for unknown accounts alike. */
class TooManyGuesses extends Error {
  override name = 'TooManyGuesses'
  readonly retryAfterSeconds: number
  constructor(retryAfterSeconds: number) {
    super('too many guesses at one account')
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** Does what holds a guess; when the budget is used up, that is told at this field with the time to wait. */
export async function withinBudget<Value>(
  field: string,
  work: () => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof TooManyGuesses)) throw error
    const { retryAfterSeconds } = error
    const minutes = Math.ceil(retryAfterSeconds / 60)
    return tooOften(retryAfterSeconds, problem('TE_VAAK_GEPROBEERD', field, { minutes }))
  }
}

interface Guessing {
  /** Address of the account that is guessed at, whether it exists or not. */
  email: string
  personId: string | undefined
  browser: Browser
  /** The browser was known before the session that now asks. */
  isKnownDevice?: boolean
}

/**
 * Tests a secret that can be guessed, within the budget of the account. The guess is counted before it is tested and
 * the count is taken back when it was right, so that parallel guesses cannot exceed the budget.
 * @throws TooManyGuesses
 */
export async function guess<Proof>(
  services: Services,
  guessing: Guessing,
  test: () => Promise<Proof | undefined>,
): Promise<Proof | undefined> {
  const id = await countIn(services, guessing)
  const proof = await test()
  if (proof !== undefined) await deleteGuess(services.db, id)
  return proof
}

/**
 * Counts one mail that a stranger has sent to an address, within the same budget as guesses but apart from them.
 * @throws TooManyGuesses
 */
export async function countMail(services: Services, email: string, browser: Browser): Promise<void> {
  await countIn(services, { email: `mail to ${email}`, personId: undefined, browser })
}

/** Bookkeeping of the limiter, outside the audit trail: a trail that strangers can fill is of no use. */
async function countIn(services: Services, guessing: Guessing): Promise<number> {
  const { browser, personId } = guessing
  const isOwners =
    guessing.isKnownDevice ??
    (personId !== undefined &&
      browser.sessionId !== undefined &&
      (await knowsDevice(services.db, browser.sessionId, personId)))
  const made = {
    accountKey: createHmac('sha256', services.secret)
      .update(`guesses\0${guessing.email}`)
      .digest('base64url'),
    network: networkOf(browser.remoteAddress),
    deviceId: isOwners ? browser.sessionId : undefined,
  }
  return services.db.transaction().execute(async tx => {
    await lockGuesses(tx, made.accountKey)
    const wait = secondsToWait(await countGuesses(tx, made, windowMinutes), isOwners)
    if (wait > 0) throw new TooManyGuesses(wait)
    return insertGuess(tx, made)
  })
}
