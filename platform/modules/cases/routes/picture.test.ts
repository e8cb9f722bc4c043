import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AskedSite, askedSite } from '../testing.ts'

let site: AskedSite
let four: string
let station: string
beforeAll(async () => {
  site = await askedSite()
  four = `/cases/${await site.caseId('vier-partijen')}/risico/beeld`
  station = `/cases/${await site.caseId('station-zwolle')}/risico/beeld`
})
afterAll(() => site.close())

/** The page as it is when the work is over. */
async function over(mailbox: string, url: string): Promise<string> {
  let answer = await site.get(mailbox, url)
  for (let turn = 0; turn < 40 && answer.body.includes('<progress'); turn += 1)
    answer = await site.get(mailbox, url)
  expect(answer.status).toBe(200)
  return answer.body
}
const headingsOf = (html: string): string[] =>
  [...html.matchAll(/<h2 id="[^"]*">(.*?)<\/h2>/g)].map(([, text = '']) => text)
const columnsOf = (html: string, caption: string): string[] => {
  const table = html.split('<table').find(part => part.includes(`id="${caption}-titel"`)) ?? ''
  const head = /<thead[^>]*>.*?<\/thead>/s.exec(table)?.[0] ?? ''
  return [...head.matchAll(/<th scope="col"[^>]*>(.*?)<\/th>/gs)].map(([, cell = '']) =>
    cell.replace(/<[^>]*>/g, ''),
  )
}

describe('the picture of the risk', () => {
  it('tells the position in time and who pays for each cause, the area too where nothing is hidden', async () => {
    const body = await over('planeconoom', four)
    expect(headingsOf(body)).toEqual([
      'Financieringsstand door de tijd',
      'Terugvallen in de looptijd',
      'Wie betaalt als het tegenzit',
    ])
    expect(columnsOf(body, 'terugvallen')).toEqual([
      'Terugvallen',
      'Deel van de verlopen',
      ...['Gemeente', 'Ontwikkelaar', 'Corporatie', 'Rijk', 'Gebied'].map(name => `${name}€ mln`),
    ])
    expect(columnsOf(body, 'oorzaken')).toEqual([
      'Oorzaak',
      'Gemeente',
      'Ontwikkelaar',
      'Corporatie',
      'Rijk',
      'Gebied',
    ])
  })

  it('has the deepest position of the page of the results, of the same trials', async () => {
    const deepest = (html: string) => /<dt>Diepste stand[^<]*<\/dt><dd[^>]*>([^<]*)/.exec(html)?.[1]
    const { body } = await site.get('planeconoom', `${four.replace('/beeld', '')}?trekkingen=1000&zaad=7`)
    const picture = await over('planeconoom', `${four}?trekkingen=1000&zaad=7`)
    expect([deepest(picture)?.includes('€'), deepest(picture)]).toEqual([true, deepest(body)])
  })

  it('has of a case with hidden lines only the parties that they do not touch, and not the area', async () => {
    const body = await over('planeconoom', station)
    expect(headingsOf(body)).toEqual([
      'Financieringsstand door de tijd',
      'Woningen klaar',
      'Wanneer elke fase klaar is',
      'Terugvallen in de looptijd',
      'Wie betaalt als het tegenzit',
      'Gebeurtenissen: kans en gevolg',
    ])
    expect(columnsOf(body, 'oorzaken')).toEqual(['Oorzaak', 'Gemeente', 'Rijk'])
    expect(columnsOf(body, 'fasen')).toEqual(['Fase', 'Gepland', '50% zeker', '90% zeker'])
    const prepared = /<tr[^>]*>(?:(?!<\/tr>).)*Voorbereiding.*?<\/tr>/s.exec(body)?.[0] ?? ''
    expect([...prepared.matchAll(/20\d\d k\d/g)].map(([period]) => period)).toEqual([
      '2027 k4',
      '2028 k2',
      '2028 k3',
    ])
    expect(body).toContain('Alleen de woningen die jij ziet.')
  })

  it('puts events in the classes that are asked', async () => {
    const cells = (html: string): string[] =>
      [
        ...(/<table[^>]*id="kans-gevolg".*?<\/table>/s.exec(html)?.[0] ?? '').matchAll(
          /<th scope="row"[^>]*>(.*?)<\/th>/gs,
        ),
      ].map(([, cell = '']) => cell.replace(/<[^>]*>/g, ''))
    expect(cells(await over('planeconoom', station))).toEqual([
      'vanaf 50%',
      '25% tot 50%',
      '10% tot 25%',
      'onder 10%',
    ])
    expect(cells(await over('planeconoom', `${station}?kansen=5+20+80`))).toEqual([
      'vanaf 80%',
      '20% tot 80%',
      '5% tot 20%',
      'onder 5%',
    ])
  })

  it('can be stopped by who reads it alone, and is not for who may not know of the case', async () => {
    expect((await site.post('planeconoom', `${four}/stoppen`, {})).goTo).toBe(four.replace('/beeld', ''))
    expect([
      (await site.post('bewoner', `${four}/stoppen`, {})).status,
      (await site.get('bewoner', station)).status,
      (await site.get(undefined, station)).status,
    ]).toEqual([404, 404, 303])
  })
})
