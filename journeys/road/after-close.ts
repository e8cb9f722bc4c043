import { expect, type Page } from '@playwright/test'
import { meet } from '../browser.ts'
import { assessed, organisations, type RoadPlan } from './plans.ts'
import { type Cast, fillIn, press, sent } from './roles.ts'

/** Plans by title: their ids. */
type Ids = ReadonlyMap<string, string>

/** The team tests all that came in: one is referred on, one stays in though a rule stands in the way. */
export async function testPlans(cast: Cast, ids: Ids): Promise<void> {
  const secretary = await cast.as('secretaris')
  const { page } = secretary
  const tested = { frameworks: 'fits', frameworksReason: 'Past binnen de kaders.', isComplete: 'ja' }
  await secretary.open(`/inzendingen/${ids.get('Weidedorp')}/toets`)
  await expect(page.getByText('De plek ligt buiten bestaand stedelijk gebied.')).toBeVisible()
  await fillIn(page, {
    ...{ ...tested, outcome: 'referred', reason: 'Het plan gaat over een plek buiten de stad.' },
    ...{ referTo: 'Regeling voor het landelijk gebied', referContact: 'loket@example.org' },
    letter: 'Jullie plan past beter bij deze regeling. Wij hebben het daar aangekondigd.',
  })
  await press(page, 'Leg de toets vast')
  await secretary.open(`/inzendingen/${ids.get('Kazernepark')}/toets`)
  await meet(page, 'admissibility')
  await fillIn(page, {
    ...{
      ...tested,
      frameworks: 'fails-exemptible',
      frameworksReason: 'Alleen de geluidsnorm staat in de weg.',
    },
    ...{ outcome: 'admissible', reason: 'Voor de norm kan ontheffing worden gevraagd.' },
  })
  await press(page, 'Leg de toets vast')
  await expect(
    page.getByText('Voor de regel die in de weg staat kan ontheffing worden gevraagd.'),
  ).toBeVisible()
  const fits = { ...tested, outcome: 'admissible', reason: 'Het plan is compleet en past in het programma.' }
  for (const { title } of assessed.filter(plan => plan.title !== 'Kazernepark'))
    await sent(secretary, `/inzendingen/${ids.get(title)}/toets`, fits)
  for (const [state, count] of [
    ['ontvankelijk', '10 plannen'],
    ['verwezen', '1 plan'],
  ] as const) {
    await secretary.open(`/inzendingen?oproep=4&stand=${state}`)
    await expect(page.getByRole('heading', { name: count, exact: true })).toBeVisible()
  }
  const lead = await cast.as('provincie')
  await lead.open(`/inzendingen/${ids.get('Weidedorp')}`)
  await expect(lead.page.getByText('Jullie plan past beter bij deze regeling.')).toBeVisible()
}

/** An assessor tells of an interest, which shows at once; the director sets it aside for one plan, in writing. */
export async function settleInterest(cast: Cast): Promise<void> {
  const researcher = await cast.as('beoordelaar-9')
  await researcher.open('/beoordeling/belangen')
  await fillIn(researcher.page, {
    organisation: organisations.provincie ?? '',
    kind: 'collaboration',
    from: '2026-01-01',
  })
  await press(researcher.page, 'Leg het belang vast')
  await expect(researcher.page.getByText('Je belang is vastgelegd.')).toBeVisible()

  const director = await cast.as('programmadirecteur')
  const { page } = director
  await director.open(`/selectie/4/belangen`)
  const cells = page
    .locator('#belangenconflicten tbody tr')
    .filter({ hasText: 'Kanaalkade Noord' })
    .locator('th, td')
  await expect(cells.nth(3)).toHaveText('Beoordelaar 9 samen onderzoek gedaan')
  await expect(cells.nth(1)).toHaveText('11')
  const person = page.locator('#vrijgeven option').filter({ hasText: /^Beoordelaar 9 / })
  await fillIn(
    page,
    {
      ...{
        person: (await person.getAttribute('value')) ?? '',
        plan: 'Kanaalkade Noord',
        rule: 'collaboration',
      },
      reason: 'Het onderzoek ging over onderwijs en raakt dit plan niet.',
    },
    '#vrijgeven',
  )
  await press(page, 'Geef vrij')
  await expect(cells.nth(1)).toHaveText('12')
  await expect(cells.nth(4)).toHaveText('Beoordelaar 9 samen onderzoek gedaan')
  await meet(page, 'conflicts')
}

/** Who was turned down asks for a second look; somebody answers who had no part in the decision. */
export async function reconsider(cast: Cast, asked: RoadPlan, ids: Ids): Promise<void> {
  const rejected = await cast.as(asked.lead)
  await rejected.open(`/inzendingen/${ids.get(asked.title)}/uitslag`)
  await fillIn(
    rejected.page,
    { grounds: 'De bijlage over de ontsluiting is volgens ons niet meegewogen.' },
    '#heroverweging',
  )
  await press(rejected.page, 'Vraag heroverweging')
  const [manager, secretary] = [await cast.as('programmamanager'), await cast.as('secretaris')]
  await secretary.open('/selectie/4/heroverwegingen')
  const id = await secretary.page.locator('input[name=id]').inputValue()
  expect((await manager.send(`/selectie/4/heroverwegingen`, { id, to: 'in-progress' })).status).toBe(403)
  for (const [to, reason] of [
    ['in-progress', ''],
    ['dismissed', 'De bijlage is door alle drie de beoordelaars genoemd en meegewogen.'],
  ] as const) {
    await fillIn(secretary.page, { to, reason })
    await press(secretary.page, /^Zet de stap/)
  }
  await rejected.open(`/inzendingen/${ids.get(asked.title)}/uitslag`)
  await expect(rejected.page.getByText('genoemd en meegewogen')).toBeVisible()
}

/** Looks how far the calculation is until it is done, and goes on to what came of it. */
export async function calculated(page: Page): Promise<void> {
  const goOn = page.getByRole('link', { name: 'Bekijk het resultaat' })
  await expect(async () => {
    if ((await goOn.count()) === 0) await page.reload()
    await expect(goOn).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 120_000 })
  await goOn.click()
  await expect(page.locator('#plannen')).toBeVisible()
}
