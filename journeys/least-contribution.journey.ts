import { expect, test } from '@playwright/test'
import { meet, watch } from './browser.ts'
import { signInAs } from './people.ts'

test('a planner compares the ways to help, finds the least contribution and the best division, and takes the report along', async ({
  page,
}) => {
  const reports = watch(page)
  await signInAs(page, 'planeconoom')
  await page.goto('/cases')
  const station = page
    .getByRole('main')
    .getByRole('link', { name: /^Stationsgebied/ })
    .first()
  await station.click()
  await page.getByRole('link', { name: 'Risico', exact: true }).first().click()
  await page.getByRole('link', { name: 'Risicobeeld', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Woningen klaar' })).toBeVisible({ timeout: 20_000 })
  await meet(page, 'case-risk-picture')

  await page.getByRole('link', { name: 'Kleinste bijdrage', exact: true }).click()
  await page.getByLabel('Kans dat zij haar rendement haalt').fill('80')
  await page.getByLabel('Aantal trekkingen').selectOption('1000')
  await page.getByRole('button', { name: 'Toon resultaten' }).click()
  const instruments = page.locator('#middelen')
  const again = page.getByRole('link', { name: 'Kijk opnieuw' })
  await expect(async () => {
    if (await again.isVisible()) await again.click()
    await expect(instruments).toBeVisible({ timeout: 3000 })
  }).toPass({ timeout: 40_000 })
  await expect(instruments.getByRole('rowheader')).toHaveCount(7)
  await expect(page.getByText('Bijdrage ineens voor 80% kans')).toBeVisible()
  await meet(page, 'case-least-contribution')
  const mark = await page.locator('main code').textContent()

  await page.getByRole('link', { name: 'Beste verdeling', exact: true }).click()
  await page.getByLabel('Aantal trekkingen').selectOption('1000')
  await page.getByRole('button', { name: 'Zoek de verdeling' }).click()
  await expect(async () => {
    if (await again.isVisible()) await again.click()
    await expect(page.locator('#wat-als')).toBeVisible({ timeout: 3000 })
  }).toPass({ timeout: 40_000 })
  await meet(page, 'case-best-division')

  await page.getByRole('link', { name: 'Kleinste bijdrage', exact: true }).click()
  await page.getByLabel('Aantal trekkingen').selectOption('1000')
  await page.getByRole('button', { name: 'Toon resultaten' }).click()
  await expect(page.locator('main code')).toHaveText(mark ?? '')
  const download = page.waitForEvent('download', { timeout: 40_000 })
  await page.getByRole('link', { name: 'Rapport met deze tabellen (PDF)' }).click()
  expect((await download).suggestedFilename()).toBe('station-zwolle-rapport.pdf')
  expect(reports).toEqual([])
})
