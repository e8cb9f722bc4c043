import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { readWorkbook } from '../platform/kit/documents/read-workbook.ts'
import { chooseLanguage, meet, sidewaysPx, watch } from './browser.ts'
import { signInAs } from './people.ts'

/** Looks at the page that is shown. */
type Meet = (name: string) => Promise<void>

const inMain = (page: Page) => page.getByRole('main')
const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const press = (page: Page, name: string) =>
  inMain(page).getByRole('button', { name, exact: true }).last().click()

/** Goes to a page of the case. */
const goTo = (page: Page, base: string, part: string) => page.goto(`${base}/${part}`)

/** From the public page of an area to a case of it, made from the template. @returns the address of the case */
async function makeCase(page: Page, met: Meet): Promise<string> {
  await page.goto('/projecten/binckhorst')
  await met('area')
  await page.getByRole('link', { name: 'Maak een businesscase van dit gebied' }).click()
  await expect(page.getByLabel('Gebied', { exact: true })).toHaveValue(/^Binckhorst/)
  await page.getByLabel('Aantal woningen').fill('500')
  await page.locator('[name=areaHectare]').fill('4,5')
  await page.locator('[name=startYear]').fill('2027')
  await met('new case')
  await press(page, 'Maak een businesscase')
  await expect(heading(page)).toHaveText('Overzicht')
  return page.url().replace(/\/overzicht.*$/, '')
}

/** Results of the area and of every party, as the overview shows them. */
async function readResults(page: Page, base: string): Promise<{ area: string; parties: string[] }> {
  await goTo(page, base, 'overzicht')
  const area = await inMain(page).locator('a[href*="npvEur"]').first().textContent()
  return { area: area ?? '', parties: await page.locator('#uitkomsten tbody tr').allTextContents() }
}

/** Keeps the case as it is under a name. */
async function fixVersion(page: Page, base: string, name: string, reason: string): Promise<void> {
  await goTo(page, base, 'versies')
  await page.getByLabel('Naam van de versie').fill(name)
  await page.getByLabel('Reden').fill(reason)
  await press(page, 'Leg versie vast')
  await expect(page.getByText('Bewaard.')).toBeVisible()
}

/** Changes the price of one line on its own page. */
async function changePrice(page: Page, base: string, line: string, price: string): Promise<void> {
  await goTo(page, base, `regels/${line}`)
  await page.getByLabel('Prijs per eenheid').fill(price)
  await press(page, 'Bewaar')
  await expect(page.getByText('Bewaard.')).toBeVisible()
}

/** Lets nobody but this party see a line. */
async function hideFor(page: Page, base: string, line: string, party: string): Promise<void> {
  await goTo(page, base, `regels/${line}`)
  await page.getByLabel(party, { exact: true }).check()
  await press(page, 'Bewaar')
  await expect(page.getByText('Bewaard.')).toBeVisible()
}

/** Ids of the lines that somebody sees in the list. */
async function linesSeen(page: Page, base: string): Promise<string[]> {
  await goTo(page, base, 'regels')
  const found = await inMain(page)
    .locator('a[href*="/regels/"]')
    .evaluateAll(links => links.map(link => link.getAttribute('href')?.split('/').at(-1) ?? ''))
  return found.filter(id => id !== 'nieuw')
}

/** The names under which the list tells these lines. */
async function namesOf(page: Page, base: string, lines: readonly string[]): Promise<string[]> {
  await goTo(page, base, 'regels')
  const links = lines.map(line => inMain(page).locator(`a[href$="/regels/${line}"]`).first())
  const names = await Promise.all(links.map(link => link.textContent()))
  return names.map(name => name ?? '')
}

/** Follows a figure down, one input after another, until it names its source. */
async function explainToSource(page: Page, base: string): Promise<void> {
  await goTo(page, base, 'overzicht')
  await inMain(page).locator('a[href*="npvEur"]').first().click()
  await expect(heading(page)).toHaveText('Waarom dit cijfer')
  const source = inMain(page).getByText('Bron: ')
  for (let depth = 0; depth < 12 && !(await source.isVisible()); depth++) {
    const before = page.url()
    await inMain(page).locator('#invoer a').first().click()
    await expect(page).not.toHaveURL(before)
  }
  await expect(source).toBeVisible()
}

/** Every number in the workbook of the case, in euro. */
async function workbookNumbers(page: Page, base: string): Promise<number[]> {
  await goTo(page, base, 'overzicht')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Werkmap (xlsx)' }).click(),
  ])
  const sheets = await readWorkbook(await readFile(await download.path()))
  return sheets.flatMap(sheet => sheet.rows.flat()).filter(cell => typeof cell === 'number')
}

/** The figure in euro that the page gives for the area: the overview rounds it, the explanation does not. */
async function areaFigure(page: Page, base: string): Promise<number> {
  await goTo(page, base, 'waarom?pointer=/area/npvEur')
  const told = (await inMain(page).locator('#uitleg .num').first().textContent()) ?? ''
  const figure = Number(told.replace(/[^\d,-]/g, '').replace(',', '.'))
  return /[−-]/.test(told) ? -Math.abs(figure) : figure
}

/** The whole task of a planner and a colleague of the developer. `met` looks at each page. */
async function journey(page: Page, met: Meet): Promise<string> {
  await signInAs(page, 'planeconoom')
  const base = await makeCase(page, met)
  await met('overview')
  await fixVersion(page, base, 'Eerste raming', 'Begin van het gesprek')
  const before = await readResults(page, base)

  const priced = (await linesSeen(page, base)).filter(id => id.startsWith('bouw-'))
  await met('lines')
  expect(priced.length).toBeGreaterThan(2)
  for (const [index, line] of priced.slice(0, 3).entries())
    await changePrice(page, base, line, String(3100 + index * 50))
  await met('line')
  const after = await readResults(page, base)
  expect(after.area).not.toBe(before.area)
  expect(after.parties).not.toEqual(before.parties)
  await explainToSource(page, base)
  await met('why')

  await fixVersion(page, base, 'Hogere bouwkosten', 'De aannemer rekent meer')
  await met('versions')
  const changed = await namesOf(page, base, priced.slice(0, 3))
  await goTo(page, base, 'vergelijken?links=v2&rechts=v3')
  for (const name of changed) await expect(inMain(page)).toContainText(name)
  await met('compare')
  const figure = await areaFigure(page, base)
  const numbers = await workbookNumbers(page, base)
  expect(numbers.filter(number => Math.abs(number - figure) < 0.01).length).toBeGreaterThan(0)
  return base
}

/** Lines of costs of the municipality, and of the developer, that they keep to themselves. */
const planners = ['verwerving', 'plankosten', 'onvoorzien']
const developers = ['bouw-betaalbaar', 'waarde-betaalbaar', 'bouw-vrij']

/** Both organisations keep three lines to themselves, and neither sees the other's. */
async function keepApart(page: Page, base: string, met: Meet): Promise<void> {
  await goTo(page, base, 'koppelen')
  await page.getByLabel('Partij', { exact: true }).selectOption('dev')
  await page.locator('[name=organisation]').fill('Demo-ontwikkelaar A')
  await press(page, 'Koppel de partij')
  await expect(page.getByText('Bewaard.')).toBeVisible()
  await met('connect')
  const all = await linesSeen(page, base)
  for (const line of planners) await hideFor(page, base, line, 'Gemeente')

  await signInAs(page, 'ontwikkelaar')
  expect(await linesSeen(page, base)).toEqual(all.filter(id => !planners.includes(id)))
  await met('lines of the developer')
  for (const line of developers) await hideFor(page, base, line, 'Ontwikkelaar')
  await goTo(page, base, 'overzicht')
  await met('overview of the developer')
  for (const line of planners) await expectAbsent(page, base, line)

  await signInAs(page, 'planeconoom')
  expect(await linesSeen(page, base)).toEqual(all.filter(id => !developers.includes(id)))
  for (const line of developers) await expectAbsent(page, base, line)
  await goTo(page, base, 'openheid')
  await met('openness')
}

/** A line that somebody else hides is not there, also for who knows its address. */
async function expectAbsent(page: Page, base: string, line: string): Promise<void> {
  expect((await page.request.get(`${base}/regels/${line}`)).status()).toBe(404)
}

test('a planner makes the business case of an area, and shares it without telling everything', async ({
  page,
}) => {
  // Every page is met in four looks.
  test.setTimeout(600_000)
  const reports = watch(page)
  const met = (name: string) => meet(page, name)
  const base = await journey(page, met)
  await page.goto(base)
  await expect(page.getByRole('grid')).toBeVisible()
  await meet(page, 'workbench')
  await keepApart(page, base, met)

  await chooseLanguage(page, 'en')
  for (const [part, title] of readingPages) {
    await goTo(page, base, part)
    await expect(heading(page)).toHaveText(title)
    await meet(page, `${part.split('?')[0]}-en`)
  }
  expect(reports).toEqual([])
})

const readingPages = [
  ['overzicht', 'Overview'],
  ['regels', 'Lines'],
  ['waarom?pointer=/area/npvEur', 'Why this figure'],
  ['versies', 'Versions'],
  ['vergelijken?links=v2&rechts=v3', 'Compare'],
] as const

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })

  test('the same can be done on a phone', async ({ page }) => {
    const met = async (name: string) => expect(await sidewaysPx(page), `sideways scroll on ${name}`).toBe(0)
    const base = await journey(page, met)
    await keepApart(page, base, met)
  })
})
