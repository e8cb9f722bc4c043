import { expect, type Page, test } from '@playwright/test'
import { meet, watch } from './browser.ts'
import { signInAs } from './people.ts'

const lineCount = 150

/** A case with more lines than fit in any view, for this journey alone. */
const longCase = {
  format: 'versneller-case/1',
  id: 'lange-lijst',
  name: { nl: 'Een lange lijst' },
  valuationDate: '2026-01-01',
  periods: 40,
  rates: { interest: 0.02 },
  parties: [{ id: 'gem', kind: 'gemeente', rate: 0.02 }],
  landExploitation: { party: 'gem', bookValueEur: 0, bookValueDate: '2026-01-01' },
  lines: Array.from({ length: lineCount }, (_, place) => ({
    id: `post-${place + 1}`,
    name: { nl: `Post ${place + 1}` },
    account: '3',
    from: 'gem',
    to: 'outside',
    quantity: { amount: 100, unit: 'm2', unitPriceEur: 200 + place },
    spread: { from: 1, to: 5 },
  })),
}

// Here the lines scroll in a pane of their own.
test.use({ viewport: { width: 1440, height: 900 } })

const rows = (page: Page) => page.locator('.v-grid tbody tr[data-row]:not(.v-group)')
const cell = (page: Page, line: number, column: number) =>
  page.locator(`[data-row="post-${line}"] [data-column="${column}"]`)
const price = (page: Page, line: number) => cell(page, line, 3)
/** The first and the last of the years. */
const [firstYear, lastYear] = [4, 43]

async function openLongCase(page: Page): Promise<void> {
  await page.goto('/cases/nieuw/bestand')
  await page.locator('input[type=file]').setInputFiles({
    name: 'lange-lijst.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(longCase)),
  })
  await page.getByRole('button', { name: 'Maak een businesscase' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overzicht')
  await page.goto(page.url().replace(/\/overzicht.*$/, ''))
  await expect(page.locator('v-island[name="cases/workbench"][data-live]')).toHaveCount(1)
}

test('a long list is typed in by keyboard from end to end, while only what is in view is drawn', async ({
  page,
}) => {
  const reports = watch(page)
  await signInAs(page, 'planeconoom')
  await openLongCase(page)
  const drawn = () => rows(page).count()
  await expect.poll(drawn).toBeLessThan(80)
  // The heads, the subtotals and the balance count as rows.
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', String(lineCount + 3))

  await price(page, 1).click()
  await page.keyboard.type('311')
  await page.keyboard.press('Enter')
  await expect(price(page, 1)).toHaveText('311')
  await expect(price(page, 2)).toBeFocused()

  await page.keyboard.press('Control+ArrowDown')
  await page.keyboard.press('ArrowUp')
  await expect(price(page, lineCount)).toBeFocused()
  await expect(price(page, lineCount)).toBeInViewport()
  await expect(page.locator(`[data-row="post-${lineCount}"]`)).toHaveAttribute(
    'aria-rowindex',
    String(lineCount + 2),
  )
  await expect(price(page, 1)).toHaveCount(0)
  await page.keyboard.type('322')
  await page.keyboard.press('Enter')
  await expect(price(page, lineCount)).toHaveText('322')

  // The row with the focus stays where it is, however far the rest is scrolled away from it.
  await price(page, lineCount).click()
  await page.locator('.v-lines-scroll').evaluate(pane => pane.scrollTo(0, 0))
  await expect(price(page, 1)).toHaveText('311')
  await expect(price(page, lineCount)).toBeFocused()
  await page.keyboard.press('PageUp')
  await expect(price(page, lineCount - 12)).toBeFocused()
  await expect(price(page, lineCount - 12)).toBeInViewport()
  await meet(page, 'long-grid')

  // Tab comes to one cell of the grid, whatever is drawn of it.
  await expect(page.locator('.v-grid [tabindex="0"]')).toHaveCount(1)
  await expect(page.locator('.v-grid [tabindex="0"]')).toBeFocused()

  // Whoever seeks a word in the page finds it in every row.
  await price(page, lineCount - 12).focus()
  await page.keyboard.press('Control+f')
  await expect.poll(drawn).toBe(lineCount)
  await expect(cell(page, lineCount, lastYear)).toHaveCount(1)
  await page.keyboard.press('ArrowUp')
  await expect.poll(drawn).toBeLessThan(80)
  await expect(price(page, lineCount - 13)).toBeFocused()

  // What is folded up is made when it is opened, of the figures of now: 150 lines of 100 m2, divided over five years.
  await page.keyboard.type('90000')
  await page.keyboard.press('Enter')
  const figures = page.getByRole('figure', { name: /^Kasstroom per jaar/ })
  await figures.getByText('Toon als tabel').click()
  await expect(figures.getByRole('row', { name: /^2026/ })).toHaveText(/^2026−\W*2,6−\W*2,6$/)
  expect(reports).toEqual([])
})

test('of many years those in view are drawn, and whoever goes to another finds it', async ({ page }) => {
  const reports = watch(page)
  await signInAs(page, 'planeconoom')
  await openLongCase(page)
  await price(page, 2).click()
  // The years too are there as far as they are in view; whoever goes to one finds it.
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowLeft')
  await expect(cell(page, 2, lastYear)).toBeFocused()
  await expect(cell(page, 2, lastYear)).toBeInViewport()
  // The name, who pays whom, a quantity, a price and the total are columns as well.
  await expect(page.getByRole('grid')).toHaveAttribute('aria-colcount', '45')
  await expect(cell(page, 2, lastYear)).toHaveAttribute('aria-colindex', '44')
  await expect(cell(page, 3, firstYear)).toHaveCount(0)
  await page.locator('.v-lines-scroll').evaluate(pane => pane.scrollTo(0, 0))
  await expect(cell(page, 3, firstYear)).toBeVisible()
  await expect(cell(page, 3, lastYear)).toHaveCount(0)
  await expect(cell(page, 2, lastYear)).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(cell(page, 2, lastYear - 1)).toBeFocused()
  await expect(cell(page, 2, lastYear - 1)).toBeInViewport()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(price(page, 2)).toBeFocused()

  // With the charts put away more years are in view.
  const years = page.locator('[data-row="post-3"] td[data-column]')
  const drawnYears = await years.count()
  await page.getByRole('button', { name: 'zonder grafieken' }).click()
  await expect(page.getByRole('figure', { name: /^Kasstroom per jaar/ })).toHaveCount(0)
  await expect.poll(() => years.count()).toBeGreaterThan(drawnYears)
  await page.getByRole('button', { name: 'zonder grafieken' }).click()
  await expect.poll(() => years.count()).toBe(drawnYears)
  await meet(page, 'many-years')
  expect(reports).toEqual([])
})
