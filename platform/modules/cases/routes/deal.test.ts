import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AskedSite, askedSite } from '../testing.ts'

let site: AskedSite
let station: string
let four: string
beforeAll(async () => {
  site = await askedSite()
  station = `/cases/${await site.caseId('station-zwolle')}/risico/verdeling`
  four = `/cases/${await site.caseId('vier-partijen')}/risico/verdeling`
})
afterAll(() => site.close())

const rowsOf = (html: string, id: string): string[] =>
  [
    ...(new RegExp(`<table[^>]*id="${id}".*?</table>`, 's').exec(html)?.[0] ?? '').matchAll(
      /<th scope="row"[^>]*>.*?<\/th>/gs,
    ),
  ].map(([cell]) => (/<b>(.*?)<\/b>/s.exec(cell)?.[1] ?? cell).replace(/<[^>]*>/g, ''))
const asked = 'doe=ja&trekkingen=1000'

/** The page as it is when the work is over. */
async function over(mailbox: string, url: string): Promise<string> {
  let answer = await site.get(mailbox, url)
  for (let turn = 0; turn < 40 && answer.body.includes('<progress'); turn += 1)
    answer = await site.get(mailbox, url)
  expect(answer.status).toBe(200)
  return answer.body
}

describe('the best division of risks', () => {
  it('is found with assumptions about others, beside other divisions', async () => {
    const body = await over('planeconoom', `${station}?${asked}`)
    expect(rowsOf(body, 'verdeling')).toEqual(['Bodem onbekend', 'Spoor buitendienst', 'Netcongestie'])
    expect(rowsOf(body, 'partijen')).toEqual([
      'Gemeente',
      'Demo-ontwikkelaar A (aanname)',
      'Demo-belegger B (aanname)',
      'Demo-corporatie C (aanname)',
      'Rijk (aanname)',
    ])
    expect(rowsOf(body, 'wat-als').slice(0, 3)).toEqual([
      'De beste verdeling',
      'Zoals het nu verdeeld is',
      'Het Rijk draagt niets',
    ])
    expect([...body.matchAll(/<strong id="(front-[a-z]+)-titel"/g)].map(([, id]) => id)).toContain(
      'front-gem',
    )
    expect(/nu \d+%/.test(body)).toBe(true)
  })

  it('says under which condition a party carries a risk: as agreed, and as a proposal', async () => {
    const body = await over('planeconoom', `${station}?${asked}`)
    expect(rowsOf(body, 'voorwaarden')).toEqual(['Bodem onbekend', 'Spoor buitendienst', 'Netcongestie'])
    const row = /<table[^>]*id="voorwaarden".*?Netcongestie(.*?)<\/tr>/s.exec(body)?.[1] ?? ''
    const cells = [...row.matchAll(/<td[^>]*><div>(.*?)<\/div>/gs)].map(([, cell]) => cell)
    expect(cells.slice(2)).toEqual([
      'Rijk, provincie of netbeheerder',
      'Mijlpalen met een vaste vergoeding bij vertraging',
    ])
    expect(cells[1]).toMatch(/^.+: .+, (als .+|zonder voorwaarde)\.$/)
  })

  it('has the strength of every clause, and what it costs with each of them as written and without it', async () => {
    const body = await over('ontwikkelaar', `${station}?${asked}`)
    expect(rowsOf(body, 'sterkte')).toEqual(['Afname betaalbaar', 'Overwinst'])
    const cells = /<table[^>]*id="sterkte".*?Overwinst(.*?)<\/tr>/s.exec(body)?.[1] ?? ''
    const [looksAt, strength, written, without] = [
      ...cells.matchAll(/<td[^>]*>(?:<div>)?(.*?)(?:<\/div>)?<\/td>/gs),
    ].map(([, cell = '']) => cell.replace(/<[^>]*>/g, ''))
    expect([looksAt, /^\d+%$/.test(strength ?? '')]).toEqual(['resultaat van Demo-ontwikkelaar A', true])
    expect([written, without].every(eur => /^−?\d+,\d\d$/.test(eur ?? ''))).toBe(true)
    expect(rowsOf(body, 'vaste-afspraken')).toEqual([])
    expect(body).toMatch(/om en om gezocht, tot de kosten nog [^.]*€[^.]*0 bewogen/)
    // Of the overage the municipality sees the result that it looks at no more than the clause.
    const town = await over('planeconoom', `${station}?${asked}`)
    expect([rowsOf(town, 'sterkte').includes('Overwinst'), town.includes('om en om gezocht')]).toEqual([
      false,
      false,
    ])
  })
})

describe('a search for it', () => {
  it('is made for the variant that was chosen, which its links keep', async () => {
    const costOf = (html: string) => /Publieke kosten<\/dt><dd>(.*?)<small/s.exec(html)?.[1]
    const [base, other] = [
      await over('planeconoom', `${station}?${asked}`),
      await over('planeconoom', `${station}?${asked}&variant=zonder-rijk`),
    ]
    expect([typeof costOf(base), costOf(base) === costOf(other)]).toEqual(['string', false])
    expect(/rapport\.pdf\?([^"]*)/.exec(other)?.[1]).toContain('variant=zonder-rijk')
  })

  it('never shows what another party asks, nor risks that hidden lines move with', async () => {
    const { body } = await site.get('planeconoom', station)
    const box = (name: string) => new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(body)?.[0] ?? ''
    const textIn = (name: string) => /value="([^"]*)"/.exec(box(name))?.[1] ?? ''
    // In the file the developer accepts a tail loss of at most 8 million; here the box is empty.
    expect([box('staart_dev') !== '', textIn('staart_dev'), textIn('prijs_dev')]).toEqual([true, '', '0,22'])
    expect(body).not.toContain('name="prijs_gem"')
    expect(body).toContain('Niet meegenomen, omdat verborgen regels ermee bewegen: huizenprijs, bouwkosten.')
  })

  it('is something else under another assumption, and impossible where too much is asked', async () => {
    const costOf = (html: string) => /Publieke kosten<\/dt><dd>(.*?)<small/s.exec(html)?.[1]
    const usual = await over('planeconoom', `${station}?${asked}`)
    const dear = await over('planeconoom', `${station}?${asked}&prijs_rijk=0,9&prijs_dev=0,9`)
    expect([typeof costOf(usual), typeof costOf(dear), costOf(usual) === costOf(dear)]).toEqual([
      'string',
      'string',
      false,
    ])
    const impossible = await over('planeconoom', `${station}?${asked}&eis_rijk=9000`)
    expect(impossible).toContain('Er is geen verdeling waarmee iedereen kan leven')
  })

  it('says what is missing where a case names no risks to divide', async () => {
    const { status, body } = await site.get('planeconoom', `${four}?${asked}`)
    expect([status, body.includes('Er zijn geen risico’s om te verdelen')]).toEqual([200, true])
  })

  it('can be stopped by who reads it alone, and is not for who may not know of the case', async () => {
    const stopped = await site.post('planeconoom', `${station}/stoppen?${asked}&prijs_dev=0,5`, {})
    expect(stopped.goTo).toBe(`${station}?trekkingen=1000&zaad=1&prijs_dev=0%2C5`)
    expect([
      (await site.post('bewoner', `${station}/stoppen?${asked}`, {})).status,
      (await site.get('bewoner', station)).status,
      (await site.get(undefined, station)).status,
    ]).toEqual([404, 404, 303])
  })
})
