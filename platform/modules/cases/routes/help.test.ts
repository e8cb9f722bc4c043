import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AskedSite, askedSite } from '../testing.ts'

let site: AskedSite
let four: string
let station: string
beforeAll(async () => {
  site = await askedSite()
  four = `/cases/${await site.caseId('vier-partijen')}/risico/bijdrage`
  station = `/cases/${await site.caseId('station-zwolle')}/risico/bijdrage`
})
afterAll(() => site.close())

const rowsOf = (html: string, id: string): string[] =>
  [
    ...(new RegExp(`<table[^>]*id="${id}".*?</table>`, 's').exec(html)?.[0] ?? '').matchAll(
      /<th scope="row"[^>]*>.*?<\/th>/gs,
    ),
  ].map(([cell]) => (/<b>(.*?)<\/b>/s.exec(cell)?.[1] ?? cell).replace(/<[^>]*>/g, ''))
const choicesOf = (html: string, name: string): string[] =>
  [
    ...(new RegExp(`<select[^>]*name="${name}".*?</select>`, 's').exec(html)?.[0] ?? '').matchAll(
      /value="([^"]+)"/g,
    ),
  ].map(([, value = '']) => value)
const asked = 'trekkingen=1000&partij=dev&kans=80&doe=ja'

/** The page as it is when the work is over. */
async function over(mailbox: string, url: string) {
  let answer = await site.get(mailbox, url)
  for (let turn = 0; turn < 40 && answer.body.includes('<progress'); turn += 1)
    answer = await site.get(mailbox, url)
  return answer
}

describe('the least contribution', () => {
  it('compares every instrument on the same trials, tells what a grant gives too much, and is repeated to the last bit', async () => {
    const { status, body } = await over('planeconoom', `${four}?${asked}`)
    expect(status).toBe(200)
    expect(rowsOf(body, 'middelen')).toEqual([
      'Bijdrage ineens',
      'Lagere grondprijs',
      'Uitgestelde grondbetaling',
      'Garantie van het tekort',
      'Achtergestelde lening',
      'Voorinvestering',
      'Minder sociale huur',
    ])
    expect(rowsOf(body, 'afdracht')).toEqual(['25%', '50%', '75%', '100%'])
    expect(rowsOf(body, 'per-zekerheid')).toHaveLength(10)
    expect(rowsOf(body, 'samen')).toEqual([])
    const again = await over('planeconoom', `${four}?${asked}`)
    expect(/<code>(.*?)<\/code>/.exec(again.body)?.[1]).toBe(/<code>(.*?)<\/code>/.exec(body)?.[1])
  })

  it('tells what parties need to meet their returns at once', async () => {
    const { body } = await over('planeconoom', `${four}?${asked}&samen=cor`)
    expect(rowsOf(body, 'samen')).toEqual(['dev', 'cor', 'Alle tegelijk'])
  })

  it('asks only about parties whose every line the reader sees', async () => {
    const parties = async (mailbox: string, url: string) =>
      choicesOf((await site.get(mailbox, url)).body, 'partij')
    expect(await parties('planeconoom', station)).toEqual(['gem', 'rijk'])
    expect(await parties('ontwikkelaar', station)).toEqual(['dev', 'gem', 'rijk'])
    const { body } = await over('planeconoom', `${station}?${asked}`)
    expect(body).not.toContain('Demo-ontwikkelaar A zonder hulp')
    expect(body).toContain('Kans van Gemeente zonder hulp')
  })

  it('computes nothing before it is asked, and work can be stopped by its reader alone', async () => {
    const { body } = await site.get('planeconoom', four)
    expect([body.includes('<progress'), rowsOf(body, 'middelen')]).toEqual([false, []])
    const stopped = await site.post('planeconoom', `${four}/stoppen?${asked}`, {})
    expect([stopped.status, stopped.goTo]).toEqual([303, `${four}?partij=dev&kans=80&trekkingen=1000&zaad=1`])
    expect((await site.post('bewoner', `${four}/stoppen?${asked}`, {})).status).toBe(404)
  })

  it('is not for who may not know of the case', async () => {
    expect([
      (await site.get('bewoner', station)).status,
      (await site.get(undefined, station)).status,
    ]).toEqual([404, 303])
  })
})
