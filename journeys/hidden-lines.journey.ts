import { expect, type Page, test } from '@playwright/test'
import { meet, watch } from './browser.ts'
import { signInAs } from './people.ts'

/** Opens a case of the demonstration from the list, and gives its address. */
async function openCase(page: Page, name: RegExp): Promise<string> {
  await page.goto('/cases')
  await page.getByRole('main').getByRole('link', { name }).first().click()
  await expect(page.locator('v-island[name="cases/workbench"][data-live]')).toHaveCount(1)
  return page.url()
}

test('a planner sees the whole result of an area though lines of others stay hidden', async ({ page }) => {
  const reports = watch(page)
  await signInAs(page, 'planeconoom')
  await openCase(page, /^Stationsgebied/)

  const area = page.locator('.v-results > dl > div', { hasText: 'Resultaat gebied' })
  await expect(area).toContainText('17,3')
  await expect(area).toContainText('verborgen deel: versie 1')
  const rates = page.locator('.v-results > dl > div', { hasText: 'renteverschillen' })
  await expect(rates).toContainText('verborgen deel: versie 1')
  const developer = page.locator('.v-party', { hasText: 'ontwikkelaar' })
  await expect(developer.locator('.v-party__result')).toHaveCount(0)
  await expect(page.locator('.v-party', { hasText: 'Rijk' }).locator('.v-party__result')).toHaveCount(1)
  await area.getByRole('button').click()
  await expect(page.getByRole('region', { name: 'Waarom dit bedrag?' })).toContainText(
    '19 verborgen regels, totaal volgens versie 1 van',
  )
  await meet(page, 'hidden-bench')
  expect(reports).toEqual([])
})

for (const [name, path] of [
  ['overview', '/overzicht'],
  ['compare', '/vergelijken'],
  ['why', '/waarom?pointer=/area/npvEur'],
  ['lines', '/regels'],
  ['openness', '/openheid'],
] as const) {
  test(`every page of the case says in one line what is hidden: ${name}`, async ({ page }) => {
    const reports = watch(page)
    await signInAs(page, 'planeconoom')
    const at = await openCase(page, /^Stationsgebied/)
    await page.goto(`${at}${path}`)
    await expect(page.locator('.v-withheld')).toContainText('19 regels zijn niet voor jou te zien')
    await meet(page, `hidden-${name}`)
    expect(reports).toEqual([])
  })
}
