import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)
/** OWASP password storage cheat sheet: argon2id with 19 MiB of memory, two passes, one lane. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const
const saltBytes = 16
const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '')

async function hashWith(password: string, nonce: Buffer, parameters: typeof cost): Promise<Buffer> {
  const asked: Argon2Parameters = { message: password.normalize('NFKC'), nonce, ...parameters }
  return Buffer.from(await derive('argon2id', asked))
}

/** The password as an argon2id hash in PHC notation, with a salt of its own. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes)
  const hash = await hashWith(password, salt, cost)
  const { memory, passes, parallelism } = cost
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(hash)}`
}

let nobodysHash: Promise<string> | undefined

/**
 * Whether the password is the one behind the hash. Without a hash (unknown address, no password yet) the same work is
 * done and the answer is no, so that the time taken tells nothing.
 */
export async function verifyPassword(password: string, stored: string | undefined): Promise<boolean> {
  nobodysHash ??= hashPassword(randomBytes(24).toString('base64'))
  const parts = phc.exec(stored ?? (await nobodysHash))
  if (!parts) throw new Error('the stored password hash is not argon2id in PHC notation')
  const [, memory, passes, parallelism, salt, hash] = parts
  const expected = Buffer.from(hash!, 'base64')
  const parameters = {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.length,
  } as typeof cost
  const given = await hashWith(password, Buffer.from(salt!, 'base64'), parameters)
  return timingSafeEqual(given, expected) && stored !== undefined
}
