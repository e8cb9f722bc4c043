import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'versneller-config-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const openIdOf = (environment: Record<string, string>) =>
  readConfig({ SECRET: 'a secret of the tests, 32 bytes or more', ...environment }, { demo: false }).openId

function keyFile(name: string, content: string): string {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}

const pem = (bits: number) =>
  generateKeyPairSync('rsa', { modulusLength: bits })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString()

const named = { OPENID_ISSUER: 'https://inloggen.example', OPENID_CLIENT_ID: 'versneller' }

describe('the settings of sign-in through a provider', () => {
  it('are absent until the operator names one', () => {
    expect(openIdOf({})).toBeUndefined()
  })

  it('are a secret, with the level of assurance that is asked', () => {
    expect(openIdOf({ ...named, OPENID_CLIENT_SECRET: 'geheim', OPENID_ACR: 'loa3' })).toEqual({
      issuer: 'https://inloggen.example',
      clientId: 'versneller',
      clientSecret: 'geheim',
      clientKey: undefined,
      acr: 'loa3',
    })
  })

  it('are a private key in a file', () => {
    const read = openIdOf({ ...named, OPENID_CLIENT_KEY_FILE: keyFile('good.pem', pem(2048)) })
    expect([read?.clientKey?.type, read?.clientSecret]).toEqual(['private', undefined])
  })

  it.each([
    [{ OPENID_CLIENT_ID: 'versneller' }, 'OPENID_CLIENT_ID also needs OPENID_ISSUER'],
    [{ OPENID_ISSUER: 'https://inloggen.example' }, 'OPENID_ISSUER also needs OPENID_CLIENT_ID'],
    [named, 'OPENID_ISSUER also needs either OPENID_CLIENT_KEY_FILE or OPENID_CLIENT_SECRET'],
    [
      { ...named, OPENID_CLIENT_SECRET: 'a', OPENID_CLIENT_KEY_FILE: 'b' },
      'OPENID_ISSUER also needs either OPENID_CLIENT_KEY_FILE or OPENID_CLIENT_SECRET',
    ],
    [
      { ...named, OPENID_ISSUER: 'http://inloggen.example', OPENID_CLIENT_SECRET: 'a' },
      'OPENID_ISSUER must be an address that begins with https://, not "http://inloggen.example"',
    ],
    [
      { ...named, OPENID_CLIENT_KEY_FILE: '/nowhere.pem' },
      'OPENID_CLIENT_KEY_FILE must be a file with a private key in PEM: /nowhere.pem',
    ],
  ])('are refused when half or unsafe: %j', (environment, message) => {
    expect(() => openIdOf(environment)).toThrow(new Error(message))
  })

  it('are refused with a key that is too short', () => {
    const environment = { ...named, OPENID_CLIENT_KEY_FILE: keyFile('short.pem', pem(1024)) }
    expect(() => openIdOf(environment)).toThrow('must hold an RSA key of 2048 bits or more')
  })
})

describe('the operator and the keeping of heads', () => {
  const read = (environment: Record<string, string>) =>
    readConfig({ SECRET: 'a secret of the tests, 32 bytes or more', ...environment }, { demo: false })

  it('are named whole or not at all', () => {
    const named = { OPERATOR_NAME: 'Programmabureau', OPERATOR_EMAIL: 'beheer@example.org' }
    expect(read({}).operator).toBeUndefined()
    expect(read(named).operator).toEqual({
      name: 'Programmabureau',
      email: 'beheer@example.org',
      address: undefined,
    })
    expect(() => read({ OPERATOR_NAME: 'Programmabureau' })).toThrow('OPERATOR_EMAIL')
    expect(() => read({ ...named, OPERATOR_EMAIL: 'geen adres' })).toThrow('OPERATOR_EMAIL')
    expect(() => read({ OPERATOR_ADDRESS: 'Straat 1' })).toThrow('OPERATOR_NAME')
  })

  it('keep heads beside the data unless told otherwise, and mail them to addresses only', () => {
    const { auditHeads } = read({ VERSNELLER_FOLDER: '/data' })
    expect(auditHeads).toEqual({ folder: '/data/audit-heads', mailTo: [] })
    const mailTo = 'een@example.org, twee@example.org'
    expect(read({ AUDIT_HEADS_MAIL: mailTo }).auditHeads.mailTo).toEqual([
      'een@example.org',
      'twee@example.org',
    ])
    expect(() => read({ AUDIT_HEADS_MAIL: 'iemand' })).toThrow('AUDIT_HEADS_MAIL')
  })
})
