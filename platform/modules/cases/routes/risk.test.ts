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
    expect(rowsOf(body, 'verdeling')).toEqual(['Gebied', 'Gemeente'])
    expect(rowsOf(body, 'dragers')).toEqual(['Gemeente', 'Samen'])
    const causes = rowsOf(body, 'wie-draagt')
    expect(causes.slice(-2)).toEqual(['Het overige', 'Samen'])
    expect(causes.slice(0, -2).toSorted()).toEqual([
      'Huizenprijs',
      'Kosten grond-, weg- en waterbouw',
      'Neergang',
      'Rente',
      'Verkooptempo',
    ])
    expect(rowsOf(body, 'crisis')).toEqual([])
    expect(body.includes('een voorstel, niet bij een bron gecontroleerd')).toBe(true)
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
    expect([rowsOf(body, 'dragers'), rowsOf(body, 'wie-draagt')]).toEqual([[], []])
  })

  it('plays the crisis again from a year on, once or twice, and tells who loses', async () => {
    const lost = (html: string): number[] =>
      [
        ...(/<table[^>]* id="crisis".*?<\/table>/s.exec(html)?.[0] ?? '').matchAll(
          /data-label="Verschil[^"]*"[^>]*><div>(.*?)<\/div>/g,
        ),
      ].map(([, eur = '']) => Number(eur.replace('−', '-').replace('\u2060', '').replace(',', '.')))
    const ask = async (query: string) =>
      (await site.get('planeconoom', `${mini}?trekkingen=1000${query}`)).body
    const [without, once, twice] = [
      await ask(''),
      await ask('&crisis=2027'),
      await ask('&crisis=2027&nogmaals=2029'),
    ]
    expect(new Set([without, once, twice].map(markOf)).size).toBe(3)
    expect(lost(without)).toEqual([])
    expect(rowsOf(once, 'crisis').toSorted()).toEqual(['Gebied', 'Gemeente'])
    const [first = 0] = lost(once)
    const [second = 0] = lost(twice)
    expect(first).toBeLessThan(0)
    expect(second).toBeLessThan(0)
    expect(second).not.toBe(first)
    expect(twice.includes('terugkomt vanaf 2027 en opnieuw vanaf 2029')).toBe(true)
  })

  it('tells in a crisis nothing of who is moved by hidden lines', async () => {
    const { body } = await site.get('planeconoom', `${station}?trekkingen=1000&crisis=2027`)
    expect(rowsOf(body, 'crisis').toSorted()).toEqual(['Gemeente', 'Rijk'])
  })

  it('is not for who may not know of the case', async () => {
    expect([
      (await site.get('bewoner', station)).status,
      (await site.get(undefined, station)).status,
    ]).toEqual([404, 303])
  })
})
