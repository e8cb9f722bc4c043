import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AskedSite, askedSite } from '../testing.ts'

let site: AskedSite
let four: string
let station: string
let eindhoven: string
let haven: string
beforeAll(async () => {
  site = await askedSite()
  four = `/cases/${await site.caseId('vier-partijen')}/risico/bijdrage`
  eindhoven = `/cases/${await site.caseId('sluitend-eindhoven')}/risico/bijdrage`
  haven = `/cases/${await site.caseId('haven-groningen')}/risico/bijdrage`
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
    // Grant, land price, guarantee and loan reach this certainty; each has two limits of aid.
    expect(rowsOf(body, 'grenzen')).toEqual(
      ['Bijdrage ineens', 'Lagere grondprijs', 'Garantie van het tekort', 'Achtergestelde lening'].flatMap(
        name => [name, name],
      ),
    )
    expect(body.includes('€ 300.000 sinds 2024-01-01')).toBe(true)
    const again = await over('planeconoom', `${four}?${asked}`)
    expect(/<code>(.*?)<\/code>/.exec(again.body)?.[1]).toBe(/<code>(.*?)<\/code>/.exec(body)?.[1])
  })

  it('holds the mean of the worst courses up instead of a chance, and keeps the question in its links', async () => {
    const { body } = await over('planeconoom', `${four}?${asked}&maat=staart&minstens=-1,5`)
    const said = body.replaceAll('\u2060', '').replaceAll('\u00a0', ' ')
    expect(said.includes('gemiddelde van de slechtste 20% minstens −€ 1,5 mln')).toBe(true)
    expect(body.includes('maat=staart&amp;minstens=-1.5')).toBe(true)
    const grantIn = (html: string) => /<dt>Bijdrage ineens.*?<dd>(.*?)<small/s.exec(html)?.[1]
    const chance = await over('planeconoom', `${four}?${asked}`)
    expect(grantIn(body)).not.toBe(grantIn(chance.body))
  })

  it('works out the variant that was chosen, and takes one that the reader does not see for the base', async () => {
    const query = 'trekkingen=1000&partij=gem&betaler=cor&kans=80&doe=ja'
    const [base, other, unknown] = await Promise.all(
      ['', '&variant=meer-sociaal', '&variant=prijs-min-10'].map(
        async more => (await over('planeconoom', `${eindhoven}?${query}${more}`)).body,
      ),
    )
    const markOf = (html = '') => /<code>(.*?)<\/code>/.exec(html)?.[1] ?? ''
    expect(choicesOf(base ?? '', 'variant')).toEqual(['meer-sociaal'])
    expect(markOf(base)).toMatch(/^[0-9a-f]{16}$/)
    expect([markOf(other) === markOf(base), markOf(unknown) === markOf(base)]).toEqual([false, true])
    expect(/rapport\.pdf\?([^"]*)/.exec(other ?? '')?.[1]).toBe(
      'variant=meer-sociaal&amp;partij=gem&amp;betaler=cor&amp;kans=80&amp;trekkingen=1000&amp;zaad=1&amp;kansen=ja',
    )
  })
})

describe('for parties at once, the page', () => {
  it('tells what they need to meet their returns', async () => {
    const { body } = await over('planeconoom', `${four}?${asked}&samen=cor`)
    expect(rowsOf(body, 'samen')).toEqual(['Ontwikkelaar', 'Corporatie', 'Alle tegelijk'])
  })

  it('lays grants for parties at once beside all limits, and tells who gives what within them or why that is not enough', async () => {
    const { body } = await over('planeconoom', `${four}?${asked}&samen=cor`)
    expect(rowsOf(body, 'samen-grenzen')).toEqual([
      'De-minimisruimte van drie jaar',
      'Tekort bij het vereiste rendement',
    ])
    expect(rowsOf(body, 'samen-bronnen')).toEqual(['Eigen middelen van Gemeente', 'Alle tegelijk'])
    expect(body).toMatch(/Binnen de grenzen is 80% niet te halen.*Te klein: de-minimisruimte/s)
    const { body: poor } = await over(
      'planeconoom',
      `${four}?trekkingen=1000&partij=cor&samen=rijk&kans=60&eigen=0&doe=ja`,
    )
    expect(rowsOf(poor, 'samen-grenzen')).toEqual(['Eigen middelen van de betaler'])
    expect(poor).toMatch(/Te klein: eigen middelen van de betaler\./)
    expect(poor).toContain('eigen=0')
  })

  it('names the pots that may pay, and those that may not for the purposes that were chosen', async () => {
    const question = 'trekkingen=1000&partij=gem&samen=rijk&betaler=prov&kans=40&doe=ja'
    const { body } = await over('planeconoom', `${haven}?${question}&doel=bodem`)
    expect(rowsOf(body, 'samen-bronnen').slice(0, 1)).toEqual(['pot-gebied van Rijk'])
    expect(body).toContain(
      'Geen geld komt uit: pot-wbi (ander doel), pot-mobiliteit (ander doel), pot-provincie (ander doel).',
    )
    expect(/name="doel"[^>]*value="bodem"[^>]*checked/.test(body)).toBe(true)
    expect(/name="doel"[^>]*value="fiets"[^>]*checked/.test(body)).toBe(false)
  })
})

describe('of who may ask, the page', () => {
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
