import { expect, type Page, test } from '@playwright/test'
import { meet, watch } from './browser.ts'
import { signInAs } from './people.ts'

/** What each party gets at least with 80 % certainty, as its card says. */
const least = (page: Page) => page.locator('.v-party-spread b').allTextContents()
/** The mark of the outcome: there when all trials are in. */
const mark = (page: Page) => page.locator('.v-share code')
const link = (page: Page) => page.getByLabel('Link', { exact: true })

test('the chances follow a keystroke, a crisis shows who loses, and a link recomputes the same bits', async ({
  page,
  context,
}) => {
  const reports = watch(page)
  await signInAs(page, 'planeconoom')
  await page.goto('/cases')
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Sluit zonder hulp/ })
    .first()
    .click()
  await expect(mark(page)).toBeVisible({ timeout: 30_000 })
  const before = await least(page)
  // Hidden lines move the others: their chances are not told.
  expect(before.length).toBe(1)
  await expect(page.getByText(/^De kansverdeling van .* staat hier niet/)).toBeVisible()
  const first = (await mark(page).textContent()) ?? ''
  expect(first).toMatch(/^[0-9a-f]{16}$/)
  await expect(page.getByText(/100\.000 trekkingen, zaad 1, rekenkern kernel-2/)).toBeVisible()

  await test.step('types in a line', async () => {
    const cell = page.locator('.v-grid [data-column="3"].v-open').first()
    await cell.click()
    await page.keyboard.type('777')
    await page.keyboard.press('Enter')
    await expect.poll(() => least(page)).not.toEqual(before)
    await expect(mark(page)).not.toHaveText(first, { timeout: 30_000 })
    await expect(page.getByText(/sinds versie 1/).first()).toBeVisible({ timeout: 30_000 })
  })

  await test.step('plays the crisis again', async () => {
    await page.locator('#crisis-jaar').selectOption({ index: 2 })
    await expect(page.getByText(/^P50 tegen zonder crisis: .*−/)).toBeVisible({ timeout: 30_000 })
    await expect(mark(page)).toHaveText(/^[0-9a-f]{16}-[0-9a-f]{16}$/, { timeout: 30_000 })
  })

  await test.step('turns a slider, keeps the scenario, and puts it back', async () => {
    await page.locator('.v-what-if > summary').click()
    await page.getByLabel('Alle rentes, ± %-punt', { exact: true }).fill('1')
    await expect(page.getByText('1 verschoven')).toBeVisible()
    await page.getByLabel('Naam van dit scenario').fill('Rente omhoog')
    await page.getByRole('button', { name: 'Bewaar scenario' }).click()
    await expect(page.getByRole('button', { name: 'Toon Rente omhoog' })).toBeVisible()
    await page.getByRole('button', { name: 'Zet alles terug' }).click()
    await expect(page.getByText('niets verschoven')).toBeVisible()
  })

  await test.step('chooses fewer trials', async () => {
    await page.getByLabel('Trekkingen', { exact: true }).selectOption('20.000')
    await expect(page.getByText(/20\.000 trekkingen, zaad 1, rekenkern kernel-2/)).toBeVisible({
      timeout: 30_000,
    })
  })
  await expect(page.locator('.v-bench-acts [role=status]')).toHaveText(/Bewaard om/, { timeout: 10_000 })
  await expect(mark(page)).toBeVisible({ timeout: 30_000 })
  await meet(page, 'live-distribution')

  await test.step('opens the shared link', async () => {
    const shared = await link(page).inputValue()
    expect(shared).toMatch(/crisis=\d{4}&trekkingen=20000&uitkomst=[0-9a-f]{16}-[0-9a-f]{16}$/)
    const second = await context.newPage()
    const heard = watch(second)
    await second.goto(shared)
    await expect(
      second.getByText('Nagerekend: tot op de laatste bit gelijk aan de gedeelde uitkomst.'),
    ).toBeVisible({
      timeout: 60_000,
    })
    await second.locator('.v-what-if > summary').click()
    await expect(second.getByRole('button', { name: 'Toon Rente omhoog' })).toBeVisible()
    expect(heard).toEqual([])
  })
  expect(reports).toEqual([])
})

test('the number of record that the server works out has the mark that the browser found', async ({
  page,
}) => {
  const reports = watch(page)
  await signInAs(page, 'planeconoom')
  await page.goto('/cases')
  await page
    .getByRole('main')
    .getByRole('link', { name: /Mini-grex/ })
    .first()
    .click()
  await expect(mark(page)).toBeVisible({ timeout: 30_000 })
  const found = (await mark(page).textContent()) ?? ''
  await page.getByRole('link', { name: 'Versies' }).click()
  await page
    .getByRole('link', { name: /^Bekijk of leg vast/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Leg het cijfer vast' }).click()
  await expect(page.getByText(/^[0-9a-f]{64}$/)).toHaveText(new RegExp(`^${found}`))
  await page.getByRole('button', { name: 'Reken na' }).click()
  await expect(page.getByText('Nagerekend: tot op de laatste bit gelijk.')).toBeVisible()
  await meet(page, 'risk-record')
  expect(reports).toEqual([])
})
