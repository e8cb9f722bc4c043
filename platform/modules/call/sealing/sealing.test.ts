import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import type { KeyHolder, SubmissionContents } from '../model/index.ts'
import { freshKeyPair, openBox, publicKeyOf, sealTo } from './box.ts'
import {
  type HolderKey,
  joinShares,
  makeCallKey,
  makeHolderKey,
  openShare,
  putAway,
  takeBack,
} from './call-key.ts'
import { freshKey, openBytes, sealBytes } from './cipher.ts'
import {
  makeOrganisationKey,
  openJson,
  openOrganisationKey,
  receiptHash,
  sealJson,
  unwrapKey,
  unwrapKeyOfCall,
  wrapKey,
  wrapKeyForCall,
} from './contents.ts'
import { freshCover, uncover } from './file-cover.ts'

const text = Buffer.from('Kanarie: de sloop van de silo')

describe('sealed bytes', () => {
  it('open with their key for what they are about, and with nothing else', () => {
    const key = freshKey()
    const sealed = sealBytes(text, key, 'one')
    expect(openBytes(sealed, key, 'one')).toEqual(text)
    expect(sealed.includes(text)).toBe(false)
    expect(() => openBytes(sealed, freshKey(), 'one')).toThrow()
    expect(() => openBytes(sealed, key, 'two')).toThrow()
    sealed[sealed.length - 1]! ^= 1
    expect(() => openBytes(sealed, key, 'one')).toThrow()
  })
})

describe('a box', () => {
  it('opens with the private key that belongs to the public one', () => {
    const pair = freshKeyPair()
    expect(publicKeyOf(pair.privateKey)).toEqual(pair.publicKey)
    const box = sealTo(pair.publicKey, text, 'one')
    expect(openBox(pair.privateKey, box, 'one')).toEqual(text)
    expect(() => openBox(freshKeyPair().privateKey, box, 'one')).toThrow()
    expect(() => openBox(pair.privateKey, box, 'two')).toThrow()
  })
})

describe('the key of a call', () => {
  const callId = 'call-1'
  const holders: KeyHolder[] = ['director', 'secretary', 'steering-first', 'steering-second']
  const keys = new Map<KeyHolder, HolderKey>()
  const made = async () => {
    for (const holder of holders)
      keys.set(holder, await makeHolderKey(`wachtzin van ${holder}`, { callId, holder }))
    return makeCallKey(callId, new Map([...keys].map(([holder, key]) => [holder, key.publicKey])))
  }

  it('comes back from both shares of a pair, each under its own passphrase', async () => {
    const { publicKey, shares } = await made()
    const open = (holder: KeyHolder, passphrase = `wachtzin van ${holder}`) =>
      openShare(passphrase, { callId, holder, key: keys.get(holder)!, share: shares.get(holder)! })
    const [director, secretary] = [await open('director'), await open('secretary')]
    const [first, second] = [await open('steering-first'), await open('steering-second')]
    const privateKey = joinShares(director!, secretary!, publicKey)
    expect(privateKey).toEqual(joinShares(first!, second!, publicKey))
    expect(publicKeyOf(privateKey!)).toEqual(publicKey)
    // Not of one pair, one share twice, or the words of another.
    expect(joinShares(director!, second!, publicKey)).toBe(undefined)
    expect(joinShares(director!, director!, publicKey)).toBe(undefined)
    expect(await open('director', 'wachtzin van secretary')).toBe(undefined)
    expect(takeBack(putAway(director!, 'site', callId), 'site', callId)).toEqual(director)
    expect(() => takeBack(putAway(director!, 'site', callId), 'other site', callId)).toThrow()
  })

  it('has no shares for a pair that is not complete', () => {
    const { shares } = makeCallKey(callId, new Map([['director', freshKeyPair().publicKey]]))
    expect([...shares]).toEqual([])
  })
})

describe('contents of a submission', () => {
  const contents: SubmissionContents = {
    values: { titel: 'Silo', woningen: ['1', '2'] },
    attachments: [],
    parties: ['one'],
    formVersion: 1,
    salt: '00',
  }
  const about = { id: 'submission', version: 2 }

  it('are read by the organisation and by the opened call, each with its own wrapping of one key', () => {
    const dataKey = freshKey()
    const call = freshKeyPair()
    const kept = makeOrganisationKey('site', 'one')
    const organisation = openOrganisationKey(kept, 'site', 'one')
    const sealed = sealJson(contents, dataKey, about)
    const forOrganisation = unwrapKey(wrapKey(dataKey, organisation, about), organisation, about)
    const forCall = unwrapKeyOfCall(wrapKeyForCall(dataKey, call.publicKey, about), call.privateKey, about)
    expect(openJson(sealed, forOrganisation, about)).toEqual(contents)
    expect(openJson(sealed, forCall, about)).toEqual(contents)
    expect(() => openJson(sealed, dataKey, { ...about, version: 1 })).toThrow()
    expect(() => openOrganisationKey(kept, 'site', 'two')).toThrow()
    expect(() => openOrganisationKey(kept, 'another site', 'one')).toThrow()
  })

  it('have a receipt that changes with every letter and with the salt', () => {
    expect(receiptHash(contents)).toMatch(/^[0-9a-f]{64}$/)
    expect(receiptHash(structuredClone(contents))).toBe(receiptHash(contents))
    expect(receiptHash({ ...contents, salt: '01' })).not.toBe(receiptHash(contents))
    expect(receiptHash({ ...contents, values: { titel: 'Silo.' } })).not.toBe(receiptHash(contents))
  })
})

describe('a covered file', () => {
  it('is as long as the file, reads back whole, and fails when a byte was changed', async () => {
    const file = randomBytes(300_000)
    const cover = freshCover()
    const kept = Buffer.concat([cover.cover(file.subarray(0, 100)), cover.cover(file.subarray(100))])
    cover.finish()
    expect(kept.length).toBe(file.length)
    expect(await buffer(uncover(Readable.from([kept]), cover.key()))).toEqual(file)
    kept[5]! ^= 1
    await expect(buffer(uncover(Readable.from([kept]), cover.key()))).rejects.toThrow()
  })
})
