import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AskedSite, askedSite } from '../modules/cases/testing.ts'

let site: AskedSite
let id: string
beforeAll(async () => {
  site = await askedSite()
  id = await site.caseId('vier-partijen')
}, 60_000)
afterAll(() => site.close())

const all = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map(match => match[1]!)
const remarks = () => `/cases/${id}/opmerkingen`
const keep = (mailbox: string, formKey: string, values: Record<string, string | string[]>) =>
  site.send(mailbox, '/concept', { formKey, values })

/** What the remark field of a form holds, whose draft it is, and whether it says that it was kept. */
async function form(mailbox: string, url = remarks()) {
  const { body } = await site.get(mailbox, url)
  return {
    typed: all(body, /<textarea[^>]*name="remark"[^>]*>([^<]*)/g)[0],
    key: all(body, /data-draft="([^"]*)"/g)[0]?.replaceAll('&amp;', '&'),
    isKept: body.includes('Het is nog niet verstuurd.'),
  }
}

describe('what is typed in a long form', () => {
  test('is there again after leaving, for this person and this form only', async () => {
    const fresh = await form('planeconoom')
    expect(fresh).toEqual({ typed: '', key: remarks(), isKept: false })
    expect((await keep('planeconoom', fresh.key!, { remark: 'Half af', act: 'write' })).status).toBe(200)
    expect(await form('planeconoom')).toEqual({ typed: 'Half af', key: remarks(), isKept: true })
    expect((await form('planeconoom', `${remarks()}?gelukt=ja`)).typed).toBe('Half af')
    expect((await form('ontwikkelaar')).typed).toBe('')
    expect((await form('planeconoom', '/cases/nieuw/gebied')).key).toBe('/cases/nieuw/gebied')
  })

  test('survives signing out and in', async () => {
    await keep('corporatie', remarks(), { remark: 'Morgen verder' })
    const out = await site.post('corporatie', '/afmelden', {})
    expect([out.status, out.headers['clear-site-data']]).toEqual([303, '"storage"'])
    site.forget('corporatie')
    expect((await form('corporatie')).typed).toBe('Morgen verder')
  })

  test('is gone once it is sent, and stays when it is refused', async () => {
    await keep('planeconoom', remarks(), { remark: 'Concept' })
    expect((await site.post('planeconoom', remarks(), { act: 'write', remark: '' })).status).toBe(422)
    expect((await form('planeconoom')).typed).toBe('Concept')
    expect((await site.post('planeconoom', remarks(), { act: 'write', remark: 'Verstuurd' })).status).toBe(
      303,
    )
    expect(await form('planeconoom')).toEqual({ typed: '', key: remarks(), isKept: false })
  })

  test('is thrown away on request, and never leads to another site', async () => {
    await keep('planeconoom', remarks(), { remark: 'Toch niet' })
    const gone = await site.post('planeconoom', '/concept/weg', { formKey: remarks() })
    expect([gone.status, gone.goTo, (await form('planeconoom')).typed]).toEqual([303, remarks(), ''])
    for (const formKey of ['//elders.example', '/\\elders.example', 'https://elders.example'])
      expect((await site.post('planeconoom', '/concept/weg', { formKey })).status).toBe(400)
  })

  test('gives nobody a form that is not for them', async () => {
    await keep('beheerder', remarks(), { remark: 'x' })
    expect((await site.get('beheerder', remarks())).status).toBe(404)
  })
})
