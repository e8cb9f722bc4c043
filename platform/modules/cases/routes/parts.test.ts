/** The forms of every part of a case, over HTTP: shown, saved, refused with every mistake, removed, undone. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formPartWords, parts, partWords } from '../links.ts'
import { addressOf, itemsOf } from '../rules/part-fields/parts.ts'
import { readCaseById } from '../store/cases.ts'
import { type AskedSite, askedSite } from '../testing.ts'
import { fieldsIn, filledIn, type SentFields } from '../testing-form.ts'

let site: AskedSite
beforeAll(async () => {
  site = await askedSite()
})
afterAll(() => site.close())

const stored = async (id: string) => {
  const found = await readCaseById(site.services.db, id)
  if (!found) throw new Error('the case is not there')
  return found
}

/** The form of a page, as it would be sent. */
async function formOf(mailbox: string, url: string): Promise<SentFields> {
  const { status, body } = await site.get(mailbox, url)
  const fields = fieldsIn(body)
  if (status !== 200 || !fields) throw new Error(`${url} has no form: ${status}`)
  return fields
}

/** Fields that a page names as wrong, by their anchors in the summary above the form. */
const namedIn = (html: string) =>
  [...html.matchAll(/<li><a href="#veld-([^"]+)">/g)].map(([, name = '']) => name)

describe('a form that is sent as it is shown', () => {
  test.each(['haven-groningen', 'kostenverhaal-nieuwegein', 'station-zwolle'])(
    'changes nothing of %s',
    async fileId => {
      const id = await site.caseId(fileId)
      const before = await stored(id)
      const pages = [
        ...formPartWords.map(word => `/cases/${id}/${word}`),
        `/cases/${id}/uitgangspunten`,
        ...partWords.flatMap(word => {
          const items = itemsOf(before.content, parts[word])
          return items.map((item, index) => `/cases/${id}/${word}/${addressOf(parts[word], item, index)}`)
        }),
      ]
      let sent = 0
      for (const page of pages) {
        const shown = await site.get('planeconoom', page)
        const fields = shown.status === 200 ? fieldsIn(shown.body) : undefined
        if (!fields) continue
        const saved = await site.post('planeconoom', page, fields)
        expect([page, saved.status]).toEqual([page, 303])
        sent++
      }
      const after = await stored(id)
      expect(sent).toBeGreaterThan(40)
      expect([after.revision, after.content]).toEqual([before.revision, before.content])
    },
    120_000,
  )
})

describe('a clause', () => {
  const overage = {
    id: 'meerwaarde',
    from: 'dev',
    to: 'gem',
    'inputs.share': '30',
    'inputs.thresholdEur': '-5.000.000',
  }

  test('is added after its kind is chosen, told in a sentence with what it pays, removed, and back again', async () => {
    const id = await site.caseId('vier-partijen')
    const list = `/cases/${id}/afspraken`
    const kinds = await site.get('planeconoom', `${list}/nieuw`)
    expect([fieldsIn(kinds.body), kinds.body.match(/\?soort=/g)?.length]).toEqual([undefined, 17])
    const fresh = `${list}/nieuw?soort=overage`
    const saved = await site.post('planeconoom', fresh, filledIn(await formOf('planeconoom', fresh), overage))
    expect([saved.status, saved.goTo]).toEqual([303, `${list}/meerwaarde?gelukt=2`])
    expect((await stored(id)).content.clauses).toEqual([
      {
        id: 'meerwaarde',
        kind: 'overage',
        from: 'dev',
        to: 'gem',
        inputs: { share: 0.3, thresholdEur: -5_000_000 },
      },
    ])
    const { body } = await site.get('planeconoom', list)
    const told = body.replaceAll('\u00a0', ' ').replaceAll('\u2060', '')
    expect(told).toContain(
      'Ontwikkelaar betaalt Gemeente 30% van het meerdere als het eigen resultaat boven −€ 5.000.000 komt',
    )
    expect(told).toMatch(/<td[^>]* class="n"[^>]*><div>€ [\d.]+<\/div>/)
    const removed = await site.post('planeconoom', `${list}/meerwaarde/verwijderen`, { revision: '2' })
    expect([removed.status, removed.goTo]).toEqual([303, `${list}?weg=3`])
    expect((await stored(id)).content.clauses).toEqual([])
    const undone = await site.post('planeconoom', `/cases/${id}/terugdraaien`, {
      revision: '3',
      part: 'afspraken',
    })
    expect([undone.status, undone.goTo]).toEqual([303, `${list}?gelukt=ja`])
    expect((await stored(id)).content.clauses).toHaveLength(1)
  })

  test('with mistakes tells all of them at once, each at its field, and keeps what was typed', async () => {
    const id = await site.caseId('vier-partijen')
    const fresh = `/cases/${id}/afspraken/nieuw?soort=overage`
    const wrong = { ...overage, id: 'fout', to: 'dev', 'inputs.share': '130', 'inputs.thresholdEur': 'veel' }
    const answer = await site.post(
      'planeconoom',
      fresh,
      filledIn(await formOf('planeconoom', fresh), { ...wrong, 'inputs.capEur': '-1' }),
    )
    expect(answer.status).toBe(422)
    expect(namedIn(answer.body)).toEqual(['to', 'inputs-share', 'inputs-thresholdEur', 'inputs-capEur'])
    expect(answer.body).toContain('Kies een percentage van 0 tot en met 100.')
    expect(new Map(fieldsIn(answer.body)).get('inputs.thresholdEur')).toBe('veel')
    const empty = await site.post('planeconoom', fresh, { revision: '1', id: 'Leeg!' })
    expect(namedIn(empty.body)).toEqual(['id', 'from', 'to', 'inputs-share', 'inputs-thresholdEur'])
    expect(empty.body).toContain('Vul &quot;Drempel&quot; in.')
  })

  test('without a kind, or with one that is none, is refused', async () => {
    const id = await site.caseId('vier-partijen')
    const page = `/cases/${id}/afspraken/nieuw`
    const answers = [
      await site.post('planeconoom', page, { revision: '1', ...overage }),
      await site.post('planeconoom', `${page}?soort=__proto__`, { revision: '1', ...overage }),
    ]
    const told = answers.map(({ status, body }) => [status, body.includes('Kies eerst een soort afspraak.')])
    expect(told).toEqual([
      [422, true],
      [422, true],
    ])
  })
})

describe('an item without an id', () => {
  test('is not overwritten when another stands in its place', async () => {
    const id = await site.caseId('haven-groningen')
    const page = `/cases/${id}/potclaims/1`
    const form = filledIn(await formOf('planeconoom', page), { eur: '11.000.000' })
    const first = await stored(id)
    const second = first.content.claims?.[1]
    const removed = await site.post('planeconoom', `${page}/verwijderen`, [
      ['revision', String(first.revision)],
      ...form.filter(([name]) => name === 'was'),
    ])
    expect(removed.status).toBe(303)
    const late = await site.post('planeconoom', page, form)
    expect([late.status, late.body.includes('Dit onderdeel is intussen veranderd.')]).toEqual([422, true])
    const again = await site.post('planeconoom', `${page}/verwijderen`, [
      ['revision', String(first.revision + 1)],
      ...form.filter(([name]) => name === 'was'),
    ])
    expect(again.status).toBe(400)
    expect((await stored(id)).content.claims?.[0]).toEqual(second)
  })
})

describe('rows of a list', () => {
  test('are added in the empty ones, removed by clearing them, and a mistake is told at its own row', async () => {
    const id = await site.caseId('sluitend-eindhoven')
    const page = `/cases/${id}/gebeurtenissen/netcongestie`
    const good = filledIn(await formOf('planeconoom', page), {
      'bearer.0.party': '',
      'bearer.0.share': '',
      'bearer.2.party': 'gem',
      'bearer.2.share': '80',
    })
    expect((await site.post('planeconoom', page, good)).status).toBe(303)
    const event = (await stored(id)).content.risk?.events?.find(one => one.id === 'netcongestie')
    expect(event?.bearer).toEqual([
      { party: 'cor', share: 0.2 },
      { party: 'gem', share: 0.8 },
    ])
    const wrong = filledIn(await formOf('planeconoom', page), {
      'bearer.0.party': '',
      'bearer.0.share': '',
      'bearer.3.share': '70',
    })
    const answer = await site.post('planeconoom', page, wrong)
    expect([answer.status, namedIn(answer.body)]).toEqual([422, ['bearer-3-party', 'bearer']])
    const half = filledIn(await formOf('planeconoom', page), { 'bearer.0.share': '10' })
    const told = await site.post('planeconoom', page, half)
    expect(told.body).toContain('Deze aandelen zijn samen geen 100%.')
  })
})

describe('the risk of a case without its own', () => {
  test('shows the default values with their source, and takes them over to adapt', async () => {
    const id = await site.caseId('bouwclaim-nijmegen')
    const page = `/cases/${id}/risicofactoren`
    const shown = await site.get('planeconoom', page)
    expect(shown.body).toContain('Neem over om aan te passen')
    expect(shown.body).toContain('Bron: voorstel van Versneller')
    const { revision } = await stored(id)
    const take = { revision: String(revision), part: 'factors', act: 'take' }
    const taken = await site.post('planeconoom', `/cases/${id}/standaardwaarden`, take)
    expect(taken.status).toBe(303)
    expect((await stored(id)).content.risk?.factors?.map(factor => factor.id)).toEqual([
      'house-price',
      'construction-cost',
      'gww-cost',
      'interest',
      'cpi',
      'sales-pace',
      'office-rent',
    ])
    const own = await formOf('planeconoom', `${page}/house-price`)
    const saved = await site.post('planeconoom', `${page}/house-price`, filledIn(own, { sd: '6,5' }))
    expect(saved.status).toBe(303)
    expect((await stored(id)).content.risk?.factors?.[0]).toEqual({
      id: 'house-price',
      process: 'ar1',
      mean: 0.025,
      sd: 0.065,
      phi: 0.56,
    })
  })

  test('has a table of correlations that refuses what is none and warns for what cannot be', async () => {
    const id = await site.caseId('bouwclaim-nijmegen')
    const page = `/cases/${id}/samenhang`
    const before = await site.get('planeconoom', page)
    expect([fieldsIn(before.body), before.body.includes('Neem over om aan te passen')]).toEqual([
      undefined,
      true,
    ])
    const { revision } = await stored(id)
    await site.post('planeconoom', `/cases/${id}/standaardwaarden`, {
      revision: String(revision),
      part: 'correlations',
      act: 'take',
    })
    const cell = 'correlations.house-price.construction-cost'
    const wrong = await site.post(
      'planeconoom',
      page,
      filledIn(await formOf('planeconoom', page), { [cell]: '1,2' }),
    )
    expect([wrong.status, namedIn(wrong.body)]).toEqual([422, ['correlations-house-price-construction-cost']])
    const impossible = filledIn(await formOf('planeconoom', page), {
      [cell]: '0,9',
      'correlations.house-price.gww-cost': '-0,9',
    })
    expect((await site.post('planeconoom', page, impossible)).status).toBe(303)
    expect((await site.get('planeconoom', page)).body).toContain('kunnen niet allemaal tegelijk waar zijn')
  })
})

describe('who may not change a part', () => {
  test('reads it in words, without a form or a button, and is refused', async () => {
    const id = await site.caseId('station-zwolle')
    const urls = [
      'afspraken/voorverkoop-zuid',
      'gebeurtenissen/netcongestie',
      'neergang',
      'kostenverhaal',
    ].map(part => `/cases/${id}/${part}`)
    for (const url of urls) {
      const { status, body } = await site.get('programmamanager', url)
      expect([url, status, fieldsIn(body), body.includes('Verwijder')]).toEqual([url, 200, undefined, false])
      const posted = await site.post('programmamanager', url, { revision: '1' })
      expect([url, posted.status]).toEqual([url, 403])
    }
    const removed = await site.post('programmamanager', `${urls[1]}/verwijderen`, { revision: '1' })
    const taken = await site.post('programmamanager', `/cases/${id}/standaardwaarden`, {
      revision: '1',
      part: 'factors',
      act: 'drop',
    })
    const gone = await site.post('programmamanager', `/cases/${id}/kostenverhaal/verwijderen`, {
      revision: '1',
    })
    expect([removed.status, taken.status, gone.status]).toEqual([403, 403, 403])
    const stranger = await site.get('projectleider', urls[0] ?? '')
    expect(stranger.status).toBe(404)
  })

  test('a party changes only lines: nothing of the agreements, the risk or the public money', async () => {
    const id = await site.caseId('station-zwolle')
    const urls = [
      'afspraken/nieuw?soort=overage',
      'leningen/nieuw',
      'potten/wbi-pot',
      'gebeurtenissen/netcongestie',
      'boekingen/1',
      'samenhang',
      'neergang',
    ].map(part => `/cases/${id}/${part}`)
    const statuses: number[] = []
    for (const url of urls) statuses.push((await site.post('ontwikkelaar', url, { revision: '1' })).status)
    expect(statuses).toEqual(urls.map(() => 403))
  })
})

describe('what a reader does not see', () => {
  test('stands in no picker, list or mistake of any form', async () => {
    const id = await site.caseId('station-zwolle')
    const { content } = await stored(id)
    const hidden = (content.lines ?? []).filter(
      line => line.visibleTo !== undefined && !line.visibleTo.includes('gem'),
    )
    const secrets = hidden.flatMap(line => [`"${line.id}"`, line.name?.nl ?? line.id])
    expect(secrets.length).toBeGreaterThan(20)
    const pages = [
      ...partWords.flatMap(word => [word, `${word}/nieuw`]),
      'afspraken/nieuw?soort=guarantee',
      'afspraken/nieuw?soort=min-price-share',
      'afspraken/nieuw?soort=cost-recovery-settlement',
      'gebeurtenissen/netcongestie',
      'regels/onvoorzien',
      ...formPartWords,
    ]
    for (const page of pages) {
      const { status, body } = await site.get('planeconoom', `/cases/${id}/${page}`)
      const told = secrets.filter(secret => body.includes(secret))
      expect([page, status, told]).toEqual([page, 200, []])
    }
    const asked = hidden[0]?.id ?? ''
    const fresh = `/cases/${id}/afspraken/nieuw?soort=guarantee`
    const answers = await Promise.all(
      [asked, 'bestaat-niet'].map(async of => {
        const form = filledIn(await formOf('planeconoom', fresh), {
          id: 'proef',
          from: 'gem',
          to: 'rijk',
          'inputs.limitEur': '1',
        })
        const sent = form.map(([name, value]): [string, string] => [name, name === 'inputs.of' ? of : value])
        const { status, body } = await site.post('planeconoom', fresh, sent)
        return { status, named: namedIn(body), said: body.replaceAll(of, '…') }
      }),
    )
    expect(answers[0]?.status).toBe(422)
    expect(answers[0]?.named).toEqual(answers[1]?.named)
    expect(secrets.slice(2).filter(secret => answers[0]?.said.includes(secret))).toEqual([])
  })

  test('makes a list that goes with it one to read', async () => {
    const id = await site.caseId('haven-groningen')
    const full = await stored(id)
    const seen = await site.get('planeconoom', `/cases/${id}/potclaims`)
    expect(seen.body).toContain('Voeg een potclaim toe')
    const line = full.content.claims?.[0]?.line
    const hide = [{ path: `/lines/@${line}/visibleTo`, value: ['rijk', 'gem'] }]
    await site.send('planeconoom', `/cases/${id}/wijzigingen`, { revision: full.revision, changes: hide })
    const readers = await site.get('programmamanager', `/cases/${id}/potclaims`)
    expect(readers.body).toContain('Dit onderdeel zie je niet helemaal')
  })
})
