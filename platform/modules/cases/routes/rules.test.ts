import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AskedSite, askedSite } from '../testing.ts'

let site: AskedSite
let url: string
beforeAll(async () => {
  site = await askedSite()
  url = `/cases/${await site.caseId('station-zwolle')}/toetsen`
})
afterAll(() => site.close())

/** What is said of each rule that has an object: its id with its badge. */
const badges = (html: string) =>
  [
    ...html.matchAll(
      /<section class="v-panel" id="([\w-]+)" aria-labelledby="[\w-]+-kop">.*?utrecht-badge-status[^>]*>([^<]+)</gs,
    ),
  ].map(([, id, badge]) => [id, badge])

describe('the rules of a case', () => {
  it('are shown with what is broken and what asks for a reason first', async () => {
    const { status, body } = await site.get('planeconoom', url)
    expect(status).toBe(200)
    expect(badges(body)).toEqual([
      ['bbv-verliesvoorziening', 'Motiveer'],
      ['gelijke-kansen', 'Motiveer'],
      ['bbv-looptijd', 'Voldaan'],
      ['bbv-tussentijdse-winst', 'Voldaan'],
      ['weerstandsvermogen', 'Voldaan'],
      ['publiek-tekort', 'Voldaan'],
      ['woningbouwimpuls', 'Voldaan'],
      ['potten', 'Voldaan'],
      ['betaalbaar', 'Voldaan'],
    ])
    // The five bounds of the classes of resilience were not read at their source; every other figure was.
    expect([...body.matchAll(/niet bij de bron gecontroleerd/g)].length).toBe(5)
  })

  it('follow the variant that is chosen', async () => {
    const { body } = await site.get('planeconoom', `${url}?variant=zonder-rijk`)
    expect(badges(body).map(([id]) => id)).not.toContain('woningbouwimpuls')
  })

  it('say that they are about what the reader sees, to who does not see all', async () => {
    const words = 'Er zijn regels die jij niet ziet'
    const mini = `/cases/${await site.caseId('mini-grex')}/toetsen`
    expect((await site.get('planeconoom', url)).body.includes(words)).toBe(true)
    expect((await site.get('planeconoom', mini)).body.includes(words)).toBe(false)
  })

  it('are not for who may not know of the case', async () => {
    expect([(await site.get('bewoner', url)).status, (await site.get(undefined, url)).status]).toEqual([
      404, 303,
    ])
  })
})
