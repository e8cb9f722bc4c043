import { expect, type Page, test } from '@playwright/test'
import { chooseLanguage, meet, watch } from './browser.ts'
import { signInAs } from './people.ts'

const inMain = (page: Page) => page.getByRole('main')
const press = (page: Page, name: string) => inMain(page).getByRole('button', { name, exact: true }).click()

/** A case of the template, of which nobody hides anything. @returns its address */
async function makeCase(page: Page): Promise<string> {
  await page.goto('/projecten/binckhorst')
  await page.getByRole('link', { name: 'Maak een businesscase van dit gebied' }).click()
  await page.getByLabel('Aantal woningen').fill('500')
  await page.locator('[name=areaHectare]').fill('4,5')
  await page.locator('[name=startYear]').fill('2027')
  await inMain(page).getByRole('button', { name: 'Maak een businesscase', exact: true }).last().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overzicht')
  return page.url().replace(/\/overzicht.*$/, '')
}

/** Results of the parties at their own rate, in euro, as the overview shows them. */
async function resultsOf(page: Page, base: string): Promise<Map<string, number>> {
  await page.goto(`${base}/overzicht`)
  const rows = await page.locator('#uitkomsten tbody tr').all()
  const results = new Map<string, number>()
  for (const row of rows) {
    const name = (await row.locator('th').textContent()) ?? ''
    const told = (await row.locator('td').first().textContent()) ?? ''
    const eur = Number(told.replace(/[^\d]/g, ''))
    results.set(name.trim(), /[−-]/.test(told) ? -eur : eur)
  }
  return results
}

/** What a clause pays, as the list of clauses shows it, in euro. */
async function paid(page: Page, base: string): Promise<number> {
  await page.goto(`${base}/afspraken`)
  const told = (await page.locator('#lijst-afspraken tbody td').last().textContent()) ?? ''
  return Number(told.replace(/[^\d]/g, ''))
}

test('a planner agrees to share what a developer earns above a threshold, changes it, and takes that back', async ({
  page,
}) => {
  test.setTimeout(300_000)
  const reports = watch(page)
  await signInAs(page, 'planeconoom')
  const base = await makeCase(page)
  const before = await resultsOf(page, base)

  await page.goto(`${base}/afspraken`)
  await page.getByRole('link', { name: 'Voeg een afspraak toe' }).click()
  await meet(page, 'kinds of clauses')
  await page.getByRole('link', { name: 'Meerwaardeafspraak' }).click()
  await page.getByLabel('Betaalt', { exact: true }).selectOption({ label: 'Ontwikkelaar' })
  await page.getByLabel('Ontvangt', { exact: true }).selectOption({ label: 'Ontwikkelaar' })
  await page.getByLabel('Aandeel', { exact: true }).fill('150')
  await press(page, 'Bewaar')
  const summary = page.locator('#fouten')
  await expect(summary.getByRole('link')).toHaveText([
    'Kies een andere ontvanger: wie betaalt kan niet ook ontvangen.',
    'Kies een percentage van 0 tot en met 100.',
    'Vul "Drempel" in.',
  ])
  await meet(page, 'mistakes in a clause')
  await page.getByLabel('Ontvangt', { exact: true }).selectOption({ label: 'Gemeente' })
  await page.getByLabel('Aandeel', { exact: true }).fill('50')
  await page.getByLabel('Drempel').fill('-100.000.000')
  await press(page, 'Bewaar')
  await expect(inMain(page)).toContainText('Ontwikkelaar betaalt Gemeente 50% van het meerdere als')
  await meet(page, 'a clause')

  const half = await paid(page, base)
  expect(half).toBeGreaterThan(1_000_000)
  await meet(page, 'clauses')
  const shared = await resultsOf(page, base)
  const loss = (before.get('Ontwikkelaar') ?? 0) - (shared.get('Ontwikkelaar') ?? 0)
  // Half of the result above the threshold, discounted, is what the developer has less.
  expect(Math.abs(loss - ((before.get('Ontwikkelaar') ?? 0) + 100_000_000) / 2)).toBeLessThan(2)
  expect(shared.get('Gemeente') ?? 0).toBeGreaterThan(before.get('Gemeente') ?? 0)

  await page.goto(`${base}/afspraken/meerwaardeafspraak`)
  await page.getByLabel('Aandeel', { exact: true }).fill('25')
  await press(page, 'Bewaar')
  await expect(page.getByText('Bewaard.')).toBeVisible()
  const quarter = await paid(page, base)
  expect(Math.abs(quarter * 2 - half)).toBeLessThan(2)

  await page.goto(`${base}/afspraken/meerwaardeafspraak`)
  await page.getByLabel('Aandeel', { exact: true }).fill('10')
  await press(page, 'Bewaar')
  await press(page, 'Maak ongedaan')
  await expect(page.getByText('Bewaard.')).toBeVisible()
  expect(await paid(page, base)).toBe(quarter)

  await page.goto(base)
  await expect(page.locator('v-island[name="cases/workbench"][data-live]')).toHaveCount(1)
  await page.locator('tr[data-row="meerwaardeafspraak"] [data-column="0"]').click()
  await page.keyboard.press('F2')
  await page.getByRole('link', { name: 'Alle velden van deze afspraak' }).click()
  await expect(page).toHaveURL(`${base}/afspraken/meerwaardeafspraak`)
  await inMain(page)
    .getByRole('button', { name: /^Verwijder/ })
    .click()
  await expect(page.getByText('Verwijderd.')).toBeVisible()
  expect(await resultsOf(page, base)).toEqual(before)
  await chooseLanguage(page, 'en')
  await page.goto(`${base}/afspraken/nieuw?soort=overage`)
  await expect(page.getByLabel('Threshold')).toBeVisible()
  // The browser tells of the one answer that refused the form.
  expect(reports).toEqual([expect.stringContaining('422')])
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })

  test('a clause can be agreed on a phone, its kind first', async ({ page }) => {
    await signInAs(page, 'planeconoom')
    const base = await makeCase(page)
    await page.goto(`${base}/afspraken/nieuw`)
    await expect(page.locator('form.v-form')).toHaveCount(0)
    await page.getByRole('link', { name: 'Vaste prijs' }).click()
    await expect(page.locator('.v-form select, .v-form input:not([type=hidden])')).toHaveCount(5)
    await page.getByLabel('Betaalt', { exact: true }).selectOption({ label: 'Ontwikkelaar' })
    await page.getByLabel('Ontvangt', { exact: true }).selectOption({ label: 'Gemeente' })
    await page.getByLabel('Bedrag', { exact: true }).fill('250.000')
    await page.getByLabel('Betaald in').selectOption({ label: '2: 2028' })
    await press(page, 'Bewaar')
    await expect(inMain(page)).toContainText('betaalt Gemeente € 250.000 in 2028.')
  })
})
