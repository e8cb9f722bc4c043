import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AskedSite, askedSite } from '../testing.ts'

let site: AskedSite
beforeAll(async () => {
  site = await askedSite()
})
afterAll(() => site.close())

const count = (html: string) => Number(/<h2>(\d+) businesscases?<\/h2>/.exec(html)?.[1])
const codes = (body: string) =>
  (JSON.parse(body) as { errors: { code: string }[] }).errors.map(error => error.code)

describe('who sees which cases', () => {
  test.each([
    ['planeconoom', 200, 7, 200],
    ['ontwikkelaar', 200, 3, 200],
    ['corporatie', 200, 3, 404],
    ['projectleider', 200, 6, 404],
    ['programmamanager', 200, 4, 200],
    ['programmadirecteur', 200, 4, 200],
    ['rijk-wonen', 200, 4, 200],
    ['stuurgroep', 403, Number.NaN, 404],
    ['platform', 403, Number.NaN, 404],
    ['onderzoeker', 403, Number.NaN, 404],
    ['beheerder', 403, Number.NaN, 404],
    ['auditor', 403, Number.NaN, 404],
    ['bewoner', 403, Number.NaN, 404],
  ])('%s', async (mailbox, listStatus, cases, caseStatus) => {
    const id = await site.caseId('station-zwolle')
    const list = await site.get(mailbox, '/cases')
    const one = await site.get(mailbox, `/cases/${id}`)
    expect([list.status, count(list.body), one.status]).toEqual([listStatus, cases, caseStatus])
  })

  test('nobody who is not signed in: every page asks to sign in, and the public page of the area tells nothing', async () => {
    const id = await site.caseId('station-zwolle')
    const asked = await Promise.all(
      ['', '/overzicht', '/regels', '/bestand.json', '/werkmap.xlsx'].map(page =>
        site.get(undefined, `/cases/${id}${page}`),
      ),
    )
    expect(asked.map(answer => answer.status)).toEqual([303, 303, 303, 303, 303])
    const area = await site.get(undefined, '/projecten/spoorzone-zwolle')
    expect([area.status, area.body.includes('/cases/')]).toEqual([200, false])
    const own = await site.get('planeconoom', '/projecten/spoorzone-zwolle')
    expect(own.body.includes(`/cases/${id}`)).toBe(true)
  })

  test('an id that is none, and one of nothing, look the same as a case of others', async () => {
    const urls = ['/cases/onzin', '/cases/00000000-0000-4000-8000-000000000000']
    const answers = await Promise.all(urls.map(url => site.get('planeconoom', url)))
    expect(answers.map(answer => answer.status)).toEqual([404, 404])
  })

  test('the file of the list holds exactly the selection', async () => {
    const { body } = await site.get('planeconoom', '/cases.csv?zoek=zwolle')
    const lines = body.trim().split('\r\n')
    expect(lines[0]).toBe('naam;eigenaar;gebied;stand;gewijzigd;illustratie')
    expect(lines.length).toBe(2)
  })
})

describe('a form', () => {
  test('changes a field of a line, tells what is wrong, and undoes a removal', async () => {
    const id = await site.caseId('mini-grex')
    const page = `/cases/${id}/regels/kosten`
    const wrong = await site.post('planeconoom', page, { revision: '1', account: '5', series: '1: veel' })
    expect([wrong.status, wrong.body.includes('href="#veld-series"')]).toEqual([422, true])
    const good = await site.post('planeconoom', page, { revision: '1', 'name.nl': 'Grondwerk' })
    expect([good.status, good.goTo]).toEqual([303, `${page}?gelukt=2`])
    const other = await site.post('planeconoom', page, { revision: '1', 'name.nl': 'Anders' })
    expect([other.status, other.body.includes('Grondwerk')]).toEqual([409, true])
    const removed = await site.post('planeconoom', `${page}/verwijderen`, { revision: '2' })
    expect([removed.status, removed.goTo]).toEqual([303, `/cases/${id}/regels?weg=3`])
    expect((await site.get('planeconoom', page)).status).toBe(404)
    const undone = await site.post('planeconoom', `/cases/${id}/terugdraaien`, {
      revision: '3',
      part: 'regels',
    })
    expect(undone.status).toBe(303)
    expect((await site.get('planeconoom', page)).status).toBe(200)
    const stranger = await site.post('projectleider', page, { revision: '4', 'name.nl': 'Nee' })
    expect(stranger.status).toBe(404)
    const reader = await site.post('programmamanager', page, { revision: '4', 'name.nl': 'Nee' })
    expect(reader.status).toBe(403)
  })

  test('shows what is typed as text and never as markup', async () => {
    const id = await site.caseId('mini-grex')
    const script = '<script>alert(1)</script>'
    const answer = await site.post('planeconoom', `/cases/${id}/regels/uitgifte`, {
      revision: '9',
      'name.nl': script,
    })
    expect(answer.status).toBe(422)
    const { revision } = await site.services.db
      .selectFrom('cases')
      .select('revision')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const good = await site.post('planeconoom', `/cases/${id}/regels/uitgifte`, {
      revision: String(revision),
      'name.nl': script,
    })
    expect(good.status).toBe(303)
    for (const page of [
      '',
      '/overzicht',
      '/regels',
      '/openheid',
      '/waarom?pointer=/lines/uitgifte/cashEur/2',
    ])
      expect((await site.get('planeconoom', `/cases/${id}${page}`)).body.includes(script)).toBe(false)
  })
})

describe('an adopted case', () => {
  test('refuses every change by everybody until its owner reopens it with a reason', async () => {
    const id = await site.caseId('sluitend-eindhoven')
    const at = (page: string) => `/cases/${id}/${page}`
    const asked = { act: 'ask', revision: '1', name: 'Vastgesteld', reason: 'Besluit van de raad' }
    await site.post('planeconoom', at('vaststellen'), asked)
    const approval = { act: 'decide', step: 'colleague', outcome: 'approved', reason: 'Gecontroleerd' }
    const adopted = await site.post('hoofd-grondzaken', at('vaststellen'), approval)
    expect(adopted.status).toBe(303)
    const change = { revision: 1, changes: [{ path: '/name/nl', value: 'Anders' }] }
    const saves = [
      await site.send('planeconoom', at('wijzigingen'), change),
      await site.send('ontwikkelaar', at('wijzigingen'), change),
    ]
    expect(saves.map(({ status, body }) => [status, codes(body)])).toEqual([
      [409, ['CASE_VASTGESTELD']],
      [409, ['CASE_VASTGESTELD']],
    ])
    const forms = await Promise.all([
      site.post('planeconoom', at('uitgangspunten'), { revision: '1', 'name.nl': 'Anders' }),
      site.post('planeconoom', at('regels/beheer'), { revision: '1', totalEur: '1' }),
      site.post('planeconoom', at('varianten/nieuw'), { revision: '1', id: 'nog-een', reason: 'x' }),
      site.post('planeconoom', at('koppelen'), { partyId: 'cor', organisation: '' }),
    ])
    expect(forms.map(answer => answer.status)).toEqual([409, 409, 409, 409])
    const reopened = await site.post('planeconoom', at('vaststellen'), {
      act: 'reopen',
      reason: 'Nieuw besluit',
    })
    expect(reopened.status).toBe(303)
    expect((await site.send('planeconoom', at('wijzigingen'), change)).status).toBe(200)
    const trail = await site.services.db
      .selectFrom('audit_entries')
      .select('action')
      .where('object_id', '=', id)
      .orderBy('seq')
      .execute()
    expect(trail.map(entry => entry.action)).toEqual([
      'loadDemonstration',
      'askApproval',
      'decideApproval',
      'reopenCase',
      'changeCase',
    ])
  })
})

describe('making a case', () => {
  const wishes = {
    project: 'Spoorzone Zwolle, Zwolle',
    homes: '600',
    areaHectare: '8,5',
    socialShare: '30',
    midRentShare: '20',
    affordableShare: '20',
    freeShare: '30',
    startYear: '2027',
    buildYears: '5',
    acquisitionShare: '25',
    stateContribution: 'ja',
  }

  test('from an area gives a readable case, and tells when the parts are not a whole', async () => {
    const wrong = await site.post('planeconoom', '/cases/nieuw/gebied', { ...wishes, freeShare: '40' })
    expect([wrong.status, wrong.body.includes('href="#veld-freeShare"')]).toEqual([422, true])
    const made = await site.post('planeconoom', '/cases/nieuw/gebied', wishes)
    expect(made.status).toBe(303)
    const page = await site.get('planeconoom', made.goTo ?? '')
    expect([page.status, page.body.includes('NaN')]).toEqual([200, false])
    const others = await site.get('projectleider', made.goTo ?? '')
    expect(others.status).toBe(404)
  })

  test('from a file keeps the file as it is, and names every mistake of a bad one', async () => {
    const file = await site.get('planeconoom', `/cases/${await site.caseId('vier-partijen')}/bestand.json`)
    const made = await site.upload('projectleider', '/cases/nieuw/bestand/versturen', file.body)
    expect(made.status).toBe(303)
    const id = made.goTo?.split('/')[2] ?? ''
    const again = await site.get('projectleider', `/cases/${id}/bestand.json`)
    expect(JSON.parse(again.body).lines.length).toBe(JSON.parse(file.body).lines.length)
    const bad = { format: 'versneller-case/1', id: 'FOUT', periods: -1, __proto__x: 1 }
    const refused = await site.upload('projectleider', '/cases/nieuw/bestand/versturen', JSON.stringify(bad))
    expect(refused.status).toBe(400)
    expect(refused.body.match(/<li>/g)?.length ?? 0).toBeGreaterThan(4)
  })

  test.each([
    ['nothing', ''],
    ['no JSON', '<html>'],
    ['a number', '7'],
    ['null', 'null'],
    ['a list of lists', `${'['.repeat(2000)}${']'.repeat(2000)}`],
    ['a prototype', '{"__proto__":{"format":"versneller-case/1"}}'],
    ['a script', '{"format":"<script>alert(1)</script>"}'],
  ])('refuses a file of %s', async (_what, content) => {
    const { status, body } = await site.upload('planeconoom', '/cases/nieuw/bestand/versturen', content)
    expect([status, body.includes('<script>alert')]).toEqual([400, false])
  })

  test('is not for readers', async () => {
    const answers = await Promise.all(
      ['programmamanager', 'rijk-wonen', 'beheerder'].map(mailbox => site.get(mailbox, '/cases/nieuw')),
    )
    expect(answers.map(answer => answer.status)).toEqual([403, 403, 403])
  })
})
