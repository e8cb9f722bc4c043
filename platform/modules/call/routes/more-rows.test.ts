import { afterAll, beforeAll, expect, it } from 'vitest'
import type { TestActor } from '../../parties/testing.ts'
import { makeDraft, makeSealedCall } from '../testing.ts'
import { type CallSite, callSite } from '../testing-site.ts'

let site: CallSite
let applicant: TestActor
let id: string

beforeAll(async () => {
  site = await callSite()
  const call = await makeSealedCall(site.services, { hasHolders: false })
  applicant = await site.actor('G')
  id = await makeDraft(site.services, {
    number: call.number,
    organisationId: applicant.grants[0]!.organisationId,
  })
}, 120_000)
afterAll(() => site.close())

const rowsIn = (body: string) =>
  new Set([...body.matchAll(/name="(knelpunten\.\d+)\.soort"/g)].map(([, row]) => row))
const button = (body: string) => /<button[^>]*name="act"[^>]*value="(row:[^"]*)"/.exec(body)?.[1]

it('one more bottleneck is asked for also while the first is empty, as often as wanted, and what was typed stays', async () => {
  const url = `/inzendingen/${id}/stap/knelpunten`
  let { body } = await site.get(applicant, url)
  expect([rowsIn(body).size, button(body)]).toEqual([1, 'row:knelpunten'])
  for (const [rows, text] of [
    [2, ''],
    [3, 'De bodem is vuil.'],
  ] as const) {
    const revision = /name="revision" value="(\d+)"/.exec(body)?.[1] ?? ''
    const boxes = [...rowsIn(body)].flatMap(row => [
      [`${row}.soort`, ''],
      [`${row}.tekst`, row === 'knelpunten.1' ? text : ''],
    ])
    const sent = { ...Object.fromEntries(boxes), act: 'row:knelpunten', revision }
    const answer = await site.post(applicant, url, sent)
    expect(answer.statusCode).toBe(303)
    body = (await site.get(applicant, answer.location)).body
    expect([rowsIn(body).size, body.includes('De bodem is vuil.')]).toEqual([rows, text !== ''])
  }
}, 60_000)
