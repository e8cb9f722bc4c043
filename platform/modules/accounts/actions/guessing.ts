import { createHmac } from 'node:crypto'
import type { Services } from '../../../kit/module/services.ts'
import { mayGuess, networkOf, windowMinutes } from '../rules/guess-budget.ts'
import { countGuesses, deleteGuess, insertGuess, lockGuesses } from '../store/guesses.ts'
import { knowsDevice } from '../store/sessions.ts'
import type { Browser } from './browser.ts'

/** Too many wrong guesses: answered with the fixed page for too often (429), the same for unknown accounts. */
class TooManyGuesses extends Error {
  override name = 'TooManyGuesses'
  readonly statusCode = 429
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
  const id = await services.db.transaction().execute(async tx => {
    await lockGuesses(tx, made.accountKey)
    const count = await countGuesses(tx, made, windowMinutes)
    return mayGuess(count, isOwners) ? insertGuess(tx, made) : undefined
  })
  if (id === undefined) throw new TooManyGuesses('too many guesses at one account')
  return id
}
