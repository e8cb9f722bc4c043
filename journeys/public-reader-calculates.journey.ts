import { expect, test } from '@playwright/test'
import { meet, watch } from './browser.ts'

test('a reader fills in a formula, mends a mistake and shares the calculation', async ({ page, browser }) => {
  const reports = watch(page)
  await page.goto('/rekenen')
  await page.getByRole('main').getByLabel('Zoek een formule').fill('annuïteit')
  await page.getByRole('main').getByLabel('Zoek een formule').press('Enter')
  await meet(page, 'calculators')
  await page.getByRole('link', { name: /^Vast bedrag per periode/ }).click()

  await page.getByLabel('Rente per periode').fill('vier')
  await page.getByRole('button', { name: 'Bereken' }).click()
  await expect(page.getByRole('heading', { name: 'Er ging iets mis bij 1 vraag' })).toBeVisible()
  await meet(page, 'calculator-mistake')

  await page.getByLabel('Rente per periode').fill('4')
  await page.getByLabel('Aantal perioden').fill('10')
  await page.getByLabel('Contante waarde').fill('100.000')
  await page.getByRole('button', { name: 'Bereken' }).click()
  await expect(page.locator('#uitkomst')).toContainText('12.329,09')
  await meet(page, 'calculator')

  const other = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await other.goto(page.url())
  await expect(other.locator('#uitkomst')).toContainText('12.329,09')
  expect(reports).toEqual([])
})
