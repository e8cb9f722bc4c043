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

  it('tells what each cause does alone, the widest first, but not where lines are hidden or a crisis is played', async () => {
    const { body } = await site.get('planeconoom', `${mini}?trekkingen=1000`)
    expect(rowsOf(body, 'alleen')).toEqual([
      'Huizenprijs',
      'Neergang',
      'Kosten grond-, weg- en waterbouw',
      'Verkooptempo',
      'Rente',
    ])
    for (const url of [`${station}?trekkingen=1000`, `${mini}?trekkingen=1000&crisis=2028`])
      expect(rowsOf((await site.get('planeconoom', url)).body, 'alleen')).toEqual([])
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

const cellsOf = (html: string, id: string): string[][] =>
  [
    ...(new RegExp(`<table[^>]* id="${id}".*?</table>`, 's').exec(html)?.[0] ?? '').matchAll(
      /<tr[^>]*>(.*?)<\/tr>/gs,
    ),
  ].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => cell.replace(/<[^>]*>/g, '')),
  )

describe('what if, without a script', () => {
  it('turns one slider after another, tells what that does to whom, and puts each back', async () => {
    const one = `${mini}?trekkingen=1000&schuif=index.opbrengsten&stand=-1`
    const { body } = await site.get('planeconoom', one)
    const [head, area, town] = cellsOf(body, 'wat-als')
    expect([head?.length, area?.[0], town?.[0]]).toEqual([5, 'Gebied', 'Gemeente'])
    expect(area?.[3]?.startsWith('−')).toBe(true)
    expect(body).toContain('Groei van index Opbrengsten, ± %-punt per jaar: −\u20601,00 (gewoon 0,00).')
    const hidden = /<input[^>]*name="wat"[^>]*>/.exec(body)?.[0] ?? ''
    expect(hidden).toContain('value="index.opbrengsten:-1"')
    const both = await site.get(
      'planeconoom',
      `${mini}?trekkingen=1000&wat=index.opbrengsten:-1&schuif=factor.house-price&stand=9,5`,
    )
    expect(/<input[^>]*name="wat"[^>]*>/.exec(both.body)?.[0]).toContain(
      'value="index.opbrengsten:-1_factor.house-price:9.5"',
    )
    // Usual is the same run in both: what is not turned does not move.
    const usual = (html: string) => cellsOf(html, 'wat-als').map(row => row[1])
    expect(usual(both.body)).toEqual(usual(body))
    expect(cellsOf(both.body, 'wat-als').map(row => row[2])).not.toEqual(
      cellsOf(body, 'wat-als').map(row => row[2]),
    )
    const back = [...both.body.matchAll(/<a href="([^"]*)">Zet terug/g)].map(([, url = '']) =>
      url.replaceAll('&amp;', '&'),
    )
    expect(back.map(url => new URLSearchParams(url.split('?')[1]).get('wat'))).toEqual([
      'factor.house-price:9.5',
      'index.opbrengsten:-1',
    ])
  })

  it('is not what cannot be turned, nor beyond its bounds', async () => {
    const plain = await site.get('planeconoom', `${mini}?trekkingen=1000`)
    for (const asked of ['schuif=niets&stand=3', 'schuif=rates', 'schuif=rates&stand=0', 'wat=<b>']) {
      const { body } = await site.get('planeconoom', `${mini}?trekkingen=1000&${asked}`)
      expect([markOf(body), cellsOf(body, 'wat-als')], asked).toEqual([markOf(plain.body), []])
    }
    const { body } = await site.get('planeconoom', `${mini}?trekkingen=1000&schuif=rates&stand=99`)
    expect(body).toContain('Alle rentes, ± %-punt: 3,00 (gewoon 0,00).')
  })
})

describe('what changed since the version that was fixed last', () => {
  it('stands beside it where that is asked: nothing while nothing changed, and what a change did afterwards', async () => {
    const url = `${mini}?trekkingen=1000&naast=versie`
    const unasked = await site.get('planeconoom', `${mini}?trekkingen=1000`)
    expect(cellsOf(unasked.body, 'sinds')).toEqual([])
    const id = mini.split('/')[2] ?? ''
    const fields = { name: 'Voor de vergelijking', reason: 'Proef' }
    expect((await site.post('planeconoom', `/cases/${id}/versies`, fields)).status).toBe(303)
    const differences = async () =>
      cellsOf((await site.get('planeconoom', url)).body, 'sinds')
        .slice(1)
        .map(([name, , , eur]) => [name, eur])
    expect(await differences()).toEqual([
      ['Gebied', '–'],
      ['Gemeente', '–'],
    ])
    const { revision } = await site.services.db
      .selectFrom('cases')
      .select('revision')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const changes = [{ path: '/indices/opbrengsten', value: 0.01 }]
    const saved = await site.send('planeconoom', `/cases/${id}/wijzigingen`, { revision, changes })
    expect(saved.status).toBe(200)
    expect((await differences()).every(([, eur]) => eur?.startsWith('−'))).toBe(true)
  })

  it('is of a case with hidden lines only what they do not move, in both', async () => {
    const { body } = await site.get('planeconoom', `${station}?trekkingen=1000&naast=versie`)
    expect(
      cellsOf(body, 'sinds')
        .slice(1)
        .map(([name]) => name),
    ).toEqual(['Gemeente', 'Rijk'])
  })
})
