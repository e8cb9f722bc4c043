import { expect } from '@playwright/test'
import { meet } from '../browser.ts'
import { organisations, type RoadPlan } from './plans.ts'
import { type Cast, fillIn, press } from './roles.ts'

/** The draft that the demonstration has. */
export const criteria = '/oproepen/criteria/2'
/** The call of the journey. */
export const call = '/oproepen/4'

/** The programme lets its steering group decide itself; parties say what they would have otherwise, and are answered. */
export async function discuss(cast: Cast): Promise<void> {
  const director = await cast.as('programmadirecteur')
  await director.open('/bestuur/stuurgroep/regels')
  await fillIn(director.page, {
    decides: ['criteria', 'admission'],
    reason: 'Het platform heeft dit overgedragen.',
  })
  await press(director.page, 'Bewaar')
  await expect(director.page).toHaveURL(/\/bestuur\/stuurgroep\?/)

  const town = await cast.as('planeconoom')
  await town.open(`${criteria}/overleg`)
  await expect(town.page.getByRole('heading', { name: '2 voorstellen van partijen' })).toBeVisible()
  const text = 'Vraag bij draagvlak ook naar de bewoners die er nu al zijn.'
  await fillIn(town.page, { criterion: 'betekenis', text }, '#voorstel')
  await press(town.page, 'Doe het voorstel')
  const proposal = town.page.locator('article').filter({ hasText: text })
  await expect(proposal).toHaveCount(1)
  const id = (await proposal.getAttribute('id'))?.slice('voorstel-'.length) ?? ''

  for (const [mailbox, stance] of [
    ['ontwikkelaar', 'tegen'],
    ['corporatie', 'voor'],
    ['rijk-wonen', 'voor'],
  ] as const) {
    const { page, open } = await cast.as(mailbox)
    await open(`${criteria}/overleg`)
    const card = page.locator(`#voorstel-${id}`)
    await card.getByText('Reageer', { exact: true }).click()
    await card.getByRole('radio', { name: stance, exact: true }).check()
    await card.getByLabel('Toelichting').fill('Dit past bij wat wij in de wijken zien.')
    await press(page, 'Plaats de reactie', `#voorstel-${id}`)
    await expect(
      card
        .getByRole('listitem')
        .filter({ hasText: `(${stance})` })
        .last(),
    ).toBeVisible()
  }
  const manager = await cast.as('programmamanager')
  await manager.open(`${criteria}/overleg`)
  const card = manager.page.locator(`#voorstel-${id}`)
  await card.getByText('Beantwoord het voorstel', { exact: true }).click()
  await card.getByRole('radio', { name: 'overgenomen', exact: true }).check()
  await card.getByLabel('Reden').fill('We vragen er bij criterium 5 naar.')
  await press(manager.page, 'Leg het antwoord vast', `#voorstel-${id}`)
  await meet(manager.page, 'criteria-workshop')
}

/** Makes the call, until an hour of the site, and asks one question more on its form. */
export async function designCall(cast: Cast, now: Temporal.ZonedDateTime): Promise<void> {
  const manager = await cast.as('programmamanager')
  const { page } = manager
  await manager.open('/oproepen/nieuw')
  const at = (moment: Temporal.ZonedDateTime) => moment.toPlainDateTime().toString({ smallestUnit: 'minute' })
  await fillIn(page, {
    ...{ number: '4', titleNl: 'Vierde oproep: samen door', titleEn: 'Fourth call: onward together' },
    ...{ summaryNl: 'Voor plannen die vastlopen.', summaryEn: 'For plans that are stuck.' },
    ...{ kind: 'round', opensAt: at(now.subtract({ hours: 1 })), closesAt: at(now.add({ hours: 30 })) },
    ...{ admission: 'cap', admittedMax: '6', expectedMin: '4', expectedMax: '8' },
  })
  await press(page, 'Bewaar')
  await expect(page).toHaveURL(/\/oproepen\/4\/beheer$/)
  await page.getByRole('link', { name: 'Ontwerp het formulier' }).click()
  await fillIn(
    page,
    {
      ...{ page: 'draagvlak', kind: 'yes-no', labelNl: 'Doen bewoners mee in het plan?' },
      labelEn: 'Do residents take part in the plan?',
    },
    '#vraag-toevoegen',
  )
  await press(page, 'Voeg een vraag toe', '#vraag-toevoegen')
  await expect(page.locator('#stap-draagvlak')).toContainText('Doen bewoners mee in het plan?')
  await meet(page, 'call-form')
}

const holders = [
  ['programmadirecteur', 'director'],
  ['secretaris', 'secretary'],
  ['stuurgroep', 'steering-first'],
  ['stuurgroep-corporaties', 'steering-second'],
] as const

/** The passphrase of who holds a share of the key. */
export const secretOf = (holder: string): string => `vijf losse woorden van ${holder}`

/** Officers and members of the steering group take their shares of the key. */
export async function takeShares(cast: Cast): Promise<void> {
  for (const [mailbox, holder] of holders) {
    const role = await cast.as(mailbox)
    await role.open(`${call}/sleutel`)
    await fillIn(role.page, { holder, passphrase: secretOf(holder), again: secretOf(holder) })
    await press(role.page, 'Neem dit deel')
    await expect(role.page.getByText('Gelukt.')).toBeVisible()
  }
}

/** Fills a plan in on its pages, has the partner sign it, and hands it in. @returns its id */
export async function handInOnPage(cast: Cast, plan: RoadPlan): Promise<string> {
  const lead = await cast.as('provincie')
  await lead.open(call)
  await lead.page.getByRole('link', { name: 'Begin een plan' }).click()
  await fillIn(lead.page, { organisation: organisations.provincie ?? '' })
  await press(lead.page, 'Begin een plan')
  for (const [step, fields] of Object.entries(plan.fields)) {
    await expect(lead.page).toHaveURL(new RegExp(`/stap/${step}`))
    if (step === 'knelpunten') {
      const { 'knelpunten.0.soort': soort = '', 'knelpunten.0.tekst': tekst = '' } = fields
      await fillIn(lead.page, { 'knelpunten.0.soort': soort, 'knelpunten.0.tekst': tekst })
      await press(lead.page, 'Voeg een knelpunt toe')
    }
    await fillIn(lead.page, fields)
    await press(lead.page, 'Bewaar en ga verder')
  }
  await press(lead.page, 'Bewaar en ga verder')
  await fillIn(lead.page, { organisation: organisations.bouwbedrijf ?? '' })
  await press(lead.page, 'Vraag mee')
  await press(lead.page, 'Vraag om handtekeningen')
  const id = lead.page.url().split('/')[4] ?? ''
  const partner = await cast.as('bouwbedrijf')
  await partner.open(`/inzendingen/${id}`)
  await partner.page.getByRole('link', { name: 'Lees en onderteken' }).click()
  await press(partner.page, 'Onderteken')
  await lead.open(`/inzendingen/${id}/indienen`)
  await meet(lead.page, 'submit-plan')
  await press(lead.page, 'Dien het plan in')
  await expect(lead.page.getByText('Ingediend op')).toBeVisible()
  const receipt = lead.page.locator('#ontvangst')
  await expect(receipt.getByText(/^\d{4}-\d{4}$/)).toBeVisible()
  await expect(receipt.locator('.v-hash')).toHaveText(/^[0-9a-f]{64}$/)
  return id
}
