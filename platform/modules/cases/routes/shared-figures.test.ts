// What figures of chance say of themselves: on which day they are, how sure, and whether who opens a shared address sees
// the same.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AskedSite, askedSite } from '../testing.ts'

let site: AskedSite
let mini: string
let four: string
beforeAll(async () => {
  site = await askedSite()
  mini = `/cases/${await site.caseId('mini-grex')}/risico`
  four = `/cases/${await site.caseId('vier-partijen')}/risico`
})
afterAll(() => site.close())

const rowsOf = (html: string, id: string): number =>
  [
    ...(new RegExp(`<table[^>]* id="${id}".*?</table>`, 's').exec(html)?.[0] ?? '').matchAll(
      /<th scope="row"/g,
    ),
  ].length
const markOf = (html: string): string | undefined => /<code>([0-9a-f]{16})<\/code>/.exec(html)?.[1]

/** The page as it is when the work is over. */
async function over(mailbox: string, url: string): Promise<string> {
  let answer = await site.get(mailbox, url)
  for (let turn = 0; turn < 40 && answer.body.includes('<progress'); turn += 1)
    answer = await site.get(mailbox, url)
  expect(answer.status).toBe(200)
  return answer.body
}

describe('figures of chance', () => {
  test('are shared by an address that says whether the figures are still the same, to the last bit', async () => {
    const { body } = await site.get('planeconoom', `${mini}?trekkingen=1000&zaad=3`)
    const shared = /href="([^"]*kenmerk=[^"]*)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(shared).toBe(`${mini}?trekkingen=1000&zaad=3&kenmerk=${markOf(body)}`)
    const said = async (url: string) => {
      const { body: html } = await site.get('planeconoom', url)
      return ['tot op de laatste bit de cijfers van wie deze link deelde', 'Dit zijn andere cijfers dan'].map(
        words => html.includes(words),
      )
    }
    expect(await said(shared)).toEqual([true, false])
    expect(await said(shared.replace('zaad=3', 'zaad=4'))).toEqual([false, true])
    expect(await said(shared.replace(/kenmerk=.*/, 'kenmerk=<b>'))).toEqual([false, false])
    // The first answer has no mark in its address.
    expect(body.includes('van wie deze link deelde')).toBe(false)
  })

  test('say on which day and at which price level amounts are, and what a standard error is', async () => {
    const { body } = await site.get('planeconoom', `${mini}?trekkingen=1000`)
    expect(body.includes('Contante waarde per 1 jan 2026')).toBe(true)
    // Half a pair count: 100 times the root of a quarter over 500 is 2.236, rounded up.
    expect(body.replaceAll('\u2060', '').includes('hoogstens 2,3 procentpunt')).toBe(true)
    expect(body.includes('geen voorspelling')).toBe(true)
  })

  test('have no bearers where the crisis leaves nothing to chance, and says so', async () => {
    const { body } = await site.get('planeconoom', `${four}?trekkingen=1000&crisis=2028`)
    expect([rowsOf(body, 'dragers'), rowsOf(body, 'crisis')]).toEqual([0, 5])
    expect(body.includes('laat deze businesscase niets aan het toeval over')).toBe(true)
    const usual = await site.get('planeconoom', `${four}?trekkingen=1000`)
    expect(rowsOf(usual.body, 'dragers')).toBe(5)
    expect(usual.body.includes('niets aan het toeval over')).toBe(false)
  })

  test('of the picture are shared by an address with its mark, and says when the figures are other ones', async () => {
    const body = await over('planeconoom', `${four}/beeld?zaad=5`)
    const shared = /href="([^"]*kenmerk=[^"]*)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect((await over('planeconoom', shared)).includes('tot op de laatste bit')).toBe(true)
    const other = await over('planeconoom', shared.replace('zaad=5', 'zaad=6'))
    expect(other.includes('Dit zijn andere cijfers dan')).toBe(true)
  })

  test('of the least help are shared by an address with its mark, and says when the figures are other ones', async () => {
    const body = await over('planeconoom', `${four}/bijdrage?trekkingen=1000&partij=dev&kans=80&doe=ja`)
    const shared = /href="([^"]*kenmerk=[^"]*)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const again = await over('planeconoom', shared)
    expect(again.includes('tot op de laatste bit')).toBe(true)
    const other = await over('planeconoom', shared.replace('kans=80', 'kans=81'))
    expect(other.includes('Dit zijn andere cijfers dan')).toBe(true)
  })
})
