import { expect, test } from '@playwright/test'
import { chooseLanguage, meet, watch } from './browser.ts'

const titles = {
  '/programma': ['Programma', 'Programme'],
  '/programma/organisatie': ['Organisatie van het programma', 'Organisation of the programme'],
  '/doelen': ['Doelen', 'Goals'],
  '/open-data': ['Open data', 'Open data'],
  '/toegankelijkheid': ['Toegankelijkheid', 'Accessibility'],
  '/privacy': ['Privacy', 'Privacy'],
  '/beveiliging-melden': ['Beveiliging melden', 'Report a vulnerability'],
} as const

for (const [index, language] of (['nl', 'en'] as const).entries()) {
  test(`a reader checks what the site is and what it does with data (${language})`, async ({ page }) => {
    const reports = watch(page)
    await page.goto('/taal?naar=/programma')
    await meet(page, 'language')
    await page
      .getByRole('main')
      .getByRole('button', { name: language === 'nl' ? 'Nederlands' : 'English', exact: true })
      .click()
    await expect(page).toHaveURL(/\/programma$/)
    for (const [path, names] of Object.entries(titles)) {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(names[index]!)
      await meet(page, path.slice(1).replaceAll('/', '-'))
    }
    expect(reports).toEqual([])
  })
}

test('a reader walks to the content by keyboard, and back and forth between languages', async ({ page }) => {
  await page.goto('/projecten/binckhorst')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Naar de inhoud' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
  await chooseLanguage(page, 'en')
  await expect(page).toHaveURL(/\/projecten\/binckhorst$/)
  await chooseLanguage(page, 'nl')
  await expect(page).toHaveURL(/\/projecten\/binckhorst$/)
})

test('a page on paper keeps its words and sources and leaves out what cannot be clicked', async ({
  page,
}) => {
  await page.emulateMedia({ media: 'print' })
  await page.goto('/projecten/knoopxl-fellenoord')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByText('stadszaken.nl')).toBeVisible()
  await expect(page.getByText('Bronnen: CBS/Kadaster')).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Hoofdmenu' })).toBeHidden()
  await expect(page.getByRole('button', { name: 'Donker' })).toBeHidden()
})
