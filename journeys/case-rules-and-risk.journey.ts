import { expect, test } from '@playwright/test'
import { meet, watch } from './browser.ts'
import { signInAs } from './people.ts'

test('a planner tests a case against the rules and sees what a crisis does to it', async ({ page }) => {
  const reports = watch(page)
  await signInAs(page, 'planeconoom')
  await page.goto('/cases')
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Mini-grex/ })
    .first()
    .click()
  await page.getByRole('link', { name: 'Toetsen', exact: true }).click()
  const runtime = page.locator('#bbv-looptijd')
  await expect(runtime).toContainText('De grondexploitatie loopt nog 6 jaar, niet langer dan 10 jaar.')
  await runtime.getByText('Bron en kengetallen').click()
  await meet(page, 'case-rules')

  await page.getByRole('link', { name: 'Risico', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Verdeling van het resultaat' })).toBeVisible()
  await meet(page, 'case-risk')
  const mark = page.locator('main code')
  const usual = await mark.textContent()
  await page.getByLabel('Crisis 2008-2013 vanaf jaar').fill('2027')
  await page.getByRole('button', { name: 'Toon resultaten' }).click()
  await expect(mark).not.toHaveText(usual ?? '')
  const crisis = await mark.textContent()
  await page.reload()
  await expect(mark).toHaveText(crisis ?? '')
  expect(reports).toEqual([])
})
