import { formulas } from '@versneller/engine'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestSite, testSite } from '../../../app/testing.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})
afterAll(() => site.close())

const get = (url: string, cookie = '') => site.server.inject({ url, headers: { cookie } })
const plain = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/[\u2060]/g, '')
    .replace(/[\s\u00a0]+/g, ' ')
const result = (html: string): string =>
  plain(
    /<section[^>]* id="uitkomst"(?:(?!<h2 id="stappen).)*/s.exec(html)?.[0].split('</section></div>')[0] ??
      '',
  ).trim()

describe('the calculators', () => {
  it('are one for every formula, each found in the list', async () => {
    const { body } = await get('/rekenen')
    const names = [...body.matchAll(/href="\/rekenen\/([\w-]+)"/g)].map(([, name]) => name)
    expect(names.toSorted()).toEqual(formulas.map(({ name }) => name).toSorted())
  })

  it('are found by words of their name, their formula or their inputs', async () => {
    const names = async (text: string) => {
      const { body } = await get(`/rekenen?zoek=${encodeURIComponent(text)}`)
      return [...body.matchAll(/href="\/rekenen\/([\w-]+)"/g)].map(([, name]) => name)
    }
    expect(await names('canon')).toEqual(['ground-lease'])
    expect(await names('bestaat niet')).toEqual([])
  })

  it.each(formulas.map(({ name }) => name))('%s shows its worked example without a mistake', async name => {
    for (const language of ['nl', 'en']) {
      const { statusCode, body } = await get(`/rekenen/${name}`, `taal=${language}`)
      expect([statusCode, body.includes('v-error-summary'), result(body) === '']).toEqual([200, false, false])
      expect(/\bNaN\b|undefined|\[object/.exec(plain(body))).toBeNull()
    }
  })

  it('compute what was typed, in Dutch and in English signs', async () => {
    const dutch = await get('/rekenen/pmt?rate=4&nper=10&pv=100.000')
    expect(result(dutch.body)).toBe('Uitkomst Bedrag per periode −€ 12.329,09')
    const english = await get('/rekenen/pmt?rate=4.0&nper=10&pv=100,000', 'taal=en')
    expect(result(english.body)).toBe('Result Payment per period −€ 12,329.09')
  })

  it('tell why there is no answer, instead of a number', async () => {
    const { body } = await get('/rekenen/irr?flows=100;60')
    expect(result(body)).toBe(
      'Uitkomst Er is geen antwoord Er is geen rendement: de bedragen hebben allemaal hetzelfde teken, of zijn allemaal nul.',
    )
  })

  it('tell all that is wrong at once, at its field, with what was typed', async () => {
    const { body, statusCode } = await get('/rekenen/npv?rate=vier&flows=-100;zestig&firstAt=7')
    expect(statusCode).toBe(200)
    const links = [...body.matchAll(/<li><a href="#veld-(\w+)">/g)].map(([, field]) => field)
    expect(links).toEqual(['rate', 'flows', 'firstAt'])
    expect(body).toContain('value="vier"')
    expect(result(body)).toBe('')
  })

  it('give the same answer as a file', async () => {
    const { headers, body } = await get('/rekenen/npv/antwoord.json?rate=5&flows=-100;60;60')
    expect(headers['content-type']).toBe('application/json; charset=utf-8')
    const { formula, inputs, result: answer } = JSON.parse(body)
    expect([formula, inputs, Math.round(answer * 100) / 100]).toEqual([
      'npv',
      { rate: 0.05, flows: [-100, 60, 60] },
      11.01,
    ])
  })

  it('are not there for a formula that does not exist', async () => {
    expect((await get('/rekenen/bestaat-niet')).statusCode).toBe(404)
    expect((await get('/rekenen/bestaat-niet/antwoord.json')).statusCode).toBe(404)
  })
})
