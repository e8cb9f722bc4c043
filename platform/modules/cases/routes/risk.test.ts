import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AskedSite, askedSite } from '../testing.ts'

let site: AskedSite
let station: string
let mini: string
beforeAll(async () => {
  site = await askedSite()
  station = `/cases/${await site.caseId('station-zwolle')}/risico`
  mini = `/cases/${await site.caseId('mini-grex')}/risico`
})
afterAll(() => site.close())

const rowsOf = (html: string, id: string): string[] =>
  [
    ...(new RegExp(`<table[^>]* id="${id}".*?</table>`, 's').exec(html)?.[0] ?? '').matchAll(
      /<th scope="row"[^>]*>(.*?)<\/th>/gs,
    ),
  ].map(([, cell = '']) => cell.replace(/<[^>]*>/g, ''))
const markOf = (html: string): string | undefined => /<code>([0-9a-f]{16})<\/code>/.exec(html)?.[1]

describe('the spread of the results of a case', () => {
  it('is shown for the area and each party, and who bears the risk, where nothing is hidden', async () => {
    const { status, body } = await site.get('planeconoom', `${mini}?trekkingen=1000`)
    expect(status).toBe(200)
    expect(rowsOf(body, 'verdeling')).toEqual(['Gebied', 'gem'])
    expect(rowsOf(body, 'dragers')).toEqual(['gem', 'Samen'])
  })

  it('is the same to the last bit for the same question, and another one for another seed', async () => {
    const mark = async (seed: number) =>
      markOf((await site.get('planeconoom', `${mini}?trekkingen=1000&zaad=${seed}`)).body)
    const [first, again, other] = [await mark(1), await mark(1), await mark(2)]
    expect([typeof first, first === again, first === other]).toEqual(['string', true, false])
  })

  it('is not that of a party or the area that hidden lines move', async () => {
    const { body } = await site.get('planeconoom', `${station}?trekkingen=1000`)
    expect(rowsOf(body, 'verdeling')).toEqual(['Gemeente', 'Rijk'])
    expect(rowsOf(body, 'dragers')).toEqual([])
  })

  it('plays the crisis again from a year on', async () => {
    const [without, within] = [
      await site.get('planeconoom', `${mini}?trekkingen=1000`),
      await site.get('planeconoom', `${mini}?trekkingen=1000&crisis=2027`),
    ]
    expect([within.status, markOf(within.body) === markOf(without.body)]).toEqual([200, false])
  })

  it('is not for who may not know of the case', async () => {
    expect([
      (await site.get('bewoner', station)).status,
      (await site.get(undefined, station)).status,
    ]).toEqual([404, 303])
  })
})
