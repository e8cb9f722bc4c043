import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { chooseLanguage, meet, sidewaysPx, watch } from './browser.ts'

const words = {
  nl: {
    seeProjects: 'Bekijk de projecten',
    bottleneck: 'bodem en ondergrond',
    show: 'Toon resultaten',
    count: '2 van 49 gebieden',
    remove: 'Verwijder filter bodem en ondergrond',
    none: '0 van 49 gebieden',
    clear: 'Wis alle filters',
    all: '49 van 49 gebieden',
    download: 'Download als csv',
    map: 'Kaart',
    state: 'In beeld, niet toegelaten',
    unverified: 'niet geverifieerd',
    year: 'bron uit 2022',
    searchTitle: 'Waar zoek je naar?',
    found: '7 resultaten voor “haven”',
  },
  en: {
    seeProjects: 'See the projects',
    bottleneck: 'soil and underground',
    show: 'Show results',
    count: '2 of 49 areas',
    remove: 'Remove filter soil and underground',
    none: '0 of 49 areas',
    clear: 'Clear all filters',
    all: '49 of 49 areas',
    download: 'Download as csv',
    map: 'Map',
    state: 'In view, not admitted',
    unverified: 'not verified',
    year: 'source from 2022',
    searchTitle: 'What are you looking for?',
    found: '9 results for “haven”',
  },
} as const

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true })

for (const language of ['nl', 'en'] as const) {
  const said = words[language]
  test(`a reader finds an area and takes the data along (${language})`, async ({ page }) => {
    const reports = watch(page)
    await page.goto('/')
    if (language === 'en') await chooseLanguage(page, 'en')
    await meet(page, 'home')

    await page.getByRole('link', { name: said.seeProjects }).first().click()
    await expect(heading(page, said.all)).toBeVisible()
    await meet(page, 'list')
    await page.getByLabel(said.bottleneck).check()
    await page.getByRole('button', { name: said.show }).click()
    await expect(heading(page, said.count)).toBeVisible()
    await expect(page).toHaveURL(/knelpunt=bodem/)

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: said.download }).click(),
    ])
    const file = await readFile(await download.path(), 'utf8')
    expect(
      file
        .trimEnd()
        .split('\n')
        .map(line => line.split(',')[0]),
    ).toEqual(['id', 'stadshavens-groningen', 'nibbit'])

    await page.getByRole('link', { name: 'Stadshavens' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Stadshavens')
    await expect(page.getByText(said.state)).toBeVisible()
    await expect(page.getByText(said.year).first()).toBeVisible()
    await expect(page.getByText(said.unverified).first()).toBeVisible()
    await meet(page, 'area')

    await page.goBack()
    await page.getByRole('link', { name: said.remove }).click()
    await expect(heading(page, said.all)).toBeVisible()
    await page.goto('/projecten?zoek=atlantis')
    await expect(heading(page, said.none)).toBeVisible()
    await meet(page, 'nothing found')
    await page.getByRole('main').getByRole('link', { name: said.clear }).first().click()
    await expect(heading(page, said.all)).toBeVisible()

    await page.getByRole('banner').getByRole('link', { name: said.map, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(said.map)
    await meet(page, 'map')

    await page.goto('/zoeken')
    await page.getByLabel(said.searchTitle).fill('haven')
    await page.getByLabel(said.searchTitle).press('Enter')
    await expect(heading(page, said.found)).toBeVisible()
    await meet(page, 'search')
    expect(reports).toEqual([])
  })
}

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 320, height: 700 } })

  test('a reader filters, reads and turns the theme on a small phone', async ({ page }) => {
    await page.goto('/projecten')
    await page.getByText('Filters', { exact: true }).click()
    await page.getByLabel('Limburg').check()
    await page.getByRole('button', { name: 'Toon resultaten' }).click()
    await expect(heading(page, '1 van 49 gebieden')).toBeVisible()
    await page.getByRole('link', { name: 'Centrum Heerlen' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Centrum Heerlen')
    await page.getByRole('button', { name: 'Donker' }).click()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await expect(page).toHaveURL(/\/projecten\/centrum-heerlen$/)
    expect(await sidewaysPx(page)).toBe(0)
  })
})
