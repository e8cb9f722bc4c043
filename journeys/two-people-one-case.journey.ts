import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { meet, watch } from './browser.ts'
import { signInAs } from './people.ts'

const prices = (page: Page) => page.locator('.v-grid [data-column="3"].v-open')
const status = (page: Page) => page.locator('.v-bench-acts [role=status]')

async function openCase(
  context: BrowserContext,
  mailbox: string,
): Promise<{ page: Page; reports: string[] }> {
  const page = await context.newPage()
  const reports = watch(page)
  await signInAs(page, mailbox)
  await page.goto('/zoeken')
  // The key answers from when the script of the page has come.
  await expect(async () => {
    await page.keyboard.press('/')
    await expect(page.getByRole('searchbox').and(page.locator(':focus'))).toHaveCount(1, { timeout: 500 })
  }).toPass()
  await page.keyboard.type('sluit zonder hulp')
  await page.keyboard.press('Enter')
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Sluit zonder hulp/ })
    .click()
  await expect(page.locator('v-island[name="cases/workbench"][data-live]')).toHaveCount(1)
  return { page, reports }
}

test('two people see each other in one case, and what one changes comes in beside what the other types', async ({
  browser,
}) => {
  const contexts = [await browser.newContext(), await browser.newContext()] as const
  const municipality = await openCase(contexts[0], 'planeconoom')
  const developer = await openCase(contexts[1], 'ontwikkelaar')
  await expect(municipality.page.locator('.v-presence')).toContainText('Demo-ontwikkelaar A')
  await expect(developer.page.locator('.v-presence')).toContainText('Gemeente A')

  // The municipality is typing in a cell while the developer's page takes in what it changed just before.
  const cells = prices(municipality.page)
  const row = (await cells.first().locator('xpath=..').getAttribute('data-row')) ?? ''
  const there = developer.page.locator(`[data-row="${row}"] [data-column="3"]`)
  await cells.first().click()
  await municipality.page.keyboard.type('412')
  await municipality.page.keyboard.press('Enter')
  await expect(status(municipality.page)).toContainText(/Bewaard om/)
  await expect(there).toHaveText('412')
  await expect(developer.page.locator('.v-merged')).toContainText('Planeconoom, Gemeente A')

  // A remark on that line, asked to the other, is counted at the line there after the page is opened again.
  await municipality.page.keyboard.press('ArrowUp')
  await municipality.page.keyboard.press('Shift+F2')
  const drawer = municipality.page.locator('#opmerkingen')
  await drawer.getByLabel('Nieuwe opmerking').fill('Klopt deze prijs?')
  await drawer.getByRole('checkbox', { name: 'Demo-ontwikkelaar A' }).check()
  await drawer.getByRole('button', { name: 'Plaats opmerking' }).click()
  await expect(drawer.getByText('Klopt deze prijs?')).toBeVisible()
  await developer.page.reload()
  await expect(developer.page.locator(`[data-row="${row}"] [data-remarks]`)).toContainText('1 open opmerking')
  await developer.page
    .getByRole('banner')
    .getByRole('link', { name: /Meldingen/ })
    .click()
  await expect(
    developer.page.getByText('Bij een businesscase staat een vraag aan jouw organisatie.'),
  ).toBeVisible()
  await meet(developer.page, 'notices')
  await expect(municipality.page.locator('.v-presence')).toHaveCount(0)
  await meet(municipality.page, 'workbench-with-remarks')

  // Signing out leaves nothing of the work in the browser.
  await developer.page.evaluate(() => localStorage.setItem('versneller:werk:proef', 'x'))
  await developer.page.getByRole('button', { name: 'Meld je af' }).click()
  await expect(developer.page).not.toHaveURL(/meldingen/)
  expect(await developer.page.evaluate(() => Object.keys(localStorage))).toEqual([])
  expect([...municipality.reports, ...developer.reports]).toEqual([])
  for (const context of contexts) await context.close()
})
