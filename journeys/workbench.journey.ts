import { expect, type Locator, type Page, test } from '@playwright/test'
import { chooseLanguage, meet, watch } from './browser.ts'
import { signInAs } from './people.ts'

const words = {
  nl: {
    list: 'Havengebied',
    saved: /Bewaard om/,
    why: 'Waarom dit bedrag?',
    source: 'Bron:',
    close: 'Sluit uitleg',
  },
  en: {
    list: 'Harbour',
    saved: /Saved at/,
    why: 'Why this amount?',
    source: 'Source:',
    close: 'Close explanation',
  },
} as const

/** The figures in the strip above the panes. */
const results = (page: Page) => page.locator('.v-results > dl').textContent()
/** Cells of prices that are written in the case. */
const prices = (page: Page) => page.locator('.v-grid [data-column="3"].v-open')
const grid = (page: Page) => page.getByRole('grid')
const status = (page: Page) => page.locator('.v-bench-acts [role=status]')

/** Opens the workbench of a case from the list, as a person does. */
async function openWorkbench(page: Page, name: RegExp): Promise<void> {
  await page.goto('/cases')
  await page.getByRole('main').getByRole('link', { name }).first().click()
  await expect(grid(page)).toBeVisible()
  await expect(page.locator('v-island[name="cases/workbench"][data-live]')).toHaveCount(1)
}

/** Types over the cell that has the focus, and tells what stands there then. */
async function typeOver(page: Page, cell: Locator, text: string): Promise<void> {
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
  await expect(cell).toHaveText(text)
}

for (const language of ['nl', 'en'] as const) {
  const said = words[language]
  test(`a planner changes three lines by keyboard, sees why, and finds them back (${language})`, async ({
    page,
  }) => {
    const reports = watch(page)
    await signInAs(page, 'planeconoom')
    if (language === 'en') await chooseLanguage(page, 'en')
    await openWorkbench(
      page,
      language === 'nl' ? /^Sluit zonder hulp/ : /^Closes without help|^Sluit zonder hulp/,
    )
    const before = await results(page)

    await grid(page).locator('[tabindex="0"]').focus()
    const cells = prices(page)
    expect(await cells.count()).toBeGreaterThan(2)
    const typed = language === 'nl' ? ['412', '523', '634'] : ['912', '923', '934']
    for (const [index, text] of typed.entries()) {
      await cells.nth(index).focus()
      await cells.nth(index).click()
      await typeOver(page, cells.nth(index), text)
    }
    const after = await results(page)
    expect(after).not.toBe(before)

    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await expect.poll(() => results(page)).toBe(before)
    for (let step = 0; step < 3; step++) await page.keyboard.press('Control+Shift+z')
    await expect.poll(() => results(page)).toBe(after)
    await expect(status(page)).toHaveText(said.saved, { timeout: 10_000 })

    await cells.first().click()
    await page.keyboard.press('End')
    await page.keyboard.press('F2')
    const drawer = page.getByRole('region', { name: said.why })
    await expect(drawer).toBeVisible()
    for (let depth = 0; depth < 6 && !(await drawer.getByText(said.source).isVisible()); depth++)
      await drawer.locator('.v-chain .v-figure-button').first().click()
    await expect(drawer.getByText(said.source)).toBeVisible()
    await meet(page, `workbench-${language}`)
    await page.keyboard.press('Escape')
    await expect(drawer).toBeHidden()

    await page.reload()
    await expect(grid(page)).toBeVisible()
    for (const [index, text] of typed.entries()) await expect(prices(page).nth(index)).toHaveText(text)
    expect(await results(page)).toBe(after)
    expect(reports).toEqual([])
  })
}

test('what cannot be saved stays in the browser and is saved as soon as that is possible', async ({
  page,
  context,
}) => {
  await signInAs(page, 'planeconoom')
  await openWorkbench(page, /^Bouwclaim/)
  const cell = prices(page).first()
  await context.setOffline(true)
  await cell.click()
  await typeOver(page, cell, '777')
  await expect(status(page)).toContainText('Je wijzigingen staan veilig in deze browser', { timeout: 10_000 })
  await context.setOffline(false)
  await expect(status(page)).toHaveText(/Bewaard om/, { timeout: 15_000 })
  await page.reload()
  await expect(prices(page).first()).toHaveText('777')
})

test('a formula cannot be typed over: it is explained instead', async ({ page }) => {
  await signInAs(page, 'planeconoom')
  await openWorkbench(page, /^Sluit zonder hulp/)
  const computed = grid(page).locator('tr:not(.v-group) td.v-total:not(.v-open)').first()
  const before = await computed.textContent()
  await computed.click()
  await page.keyboard.type('9')
  await expect(page.getByRole('region', { name: 'Waarom dit bedrag?' })).toBeVisible()
  await expect(computed).toHaveText(before ?? '')
  await expect(grid(page).locator('input')).toHaveCount(0)
})

test('two people change the same price: the second one chooses, and nothing is lost', async ({
  browser,
  page,
}) => {
  await signInAs(page, 'planeconoom')
  await openWorkbench(page, /^Sluit zonder hulp/)
  const other = await (await browser.newContext()).newPage()
  await signInAs(other, 'planeconoom')
  await other.goto(page.url())
  await expect(other.locator('v-island[name="cases/workbench"][data-live]')).toHaveCount(1)

  // The second one is typing already when the first one saves: what others change is taken in after the typing.
  await prices(other).first().click()
  await other.keyboard.type('822')
  await prices(page).first().click()
  await typeOver(page, prices(page).first(), '811')
  await expect(status(page)).toHaveText(/Bewaard om/, { timeout: 10_000 })
  await other.keyboard.press('Enter')
  const dialog = other.getByRole('dialog', { name: 'Iemand anders was eerder' })
  await expect(dialog).toBeVisible({ timeout: 10_000 })
  await expect(dialog).toContainText('822')
  await expect(dialog).toContainText('811')
  await dialog.getByRole('button', { name: 'Bewaar die van mij als variant' }).click()
  await expect(status(other)).toHaveText(/Bewaard om/, { timeout: 10_000 })
  await expect(prices(other).first()).toHaveText('811')
  await other.getByRole('link', { name: /^Beide/ }).click()
  await expect(prices(other).first()).toHaveText('822')
})
