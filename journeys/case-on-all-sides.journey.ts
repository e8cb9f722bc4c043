// One case on all sides: what it is worth to whom, in which form parties work together, who pays and when, its workbook
// out and back, its report, and a program that reads it.
import { readFile } from 'node:fs/promises'
import { expect, type Page, request, test } from '@playwright/test'
import { appraise, type Case, caseWorkbook, parseCase } from '@versneller/engine'
import { readWorkbook } from '../platform/kit/documents/read-workbook.ts'
import { readPdf } from '../platform/kit/documents/testing-pdf.ts'
import { workbookXlsx } from '../platform/kit/documents/workbook.ts'
import { chooseLanguage, meet, watch } from './browser.ts'
import { signInAs } from './people.ts'

const inMain = (page: Page) => page.getByRole('main')
const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const press = (page: Page, name: string | RegExp) =>
  inMain(page)
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click()

/** A copy of the case of four parties, for this journey alone. @returns its address */
async function copyCase(page: Page): Promise<string> {
  await page.goto('/cases/nieuw/kopie')
  await page.getByLabel('Businesscase', { exact: true }).selectOption({ label: 'Vier partijen' })
  await page.locator('[name=name]').fill('Van alle kanten bekeken')
  await press(page, 'Maak een businesscase')
  await expect(heading(page)).toHaveText('Overzicht')
  return page.url().replace(/\/overzicht.*$/, '')
}

/** An effect for residents: the balance knows it by its kind, with a benefit-cost ratio. */
async function weighWelfare(page: Page, base: string): Promise<void> {
  await page.goto(`${base}/effecten/nieuw`)
  await page.locator('[name=id]').fill('stilte')
  await page.locator('[name="x.effect"]').selectOption('geluid-lucht')
  await page.locator('[name=party]').selectOption('outside')
  await page.locator('[name=kind]').selectOption('benefit')
  await page.locator('[name=series]').fill('1: 1500000\n2: 1500000')
  await press(page, 'Bewaar')
  await expect(page.getByText('Bewaard.')).toBeVisible()
  await page.goto(`${base}/baten`)
  await expect(inMain(page).getByText('Geluid en luchtkwaliteit').first()).toBeVisible()
  await meet(page, 'case-welfare')
}

/** Six forms of cooperation beside each other; one is kept as a variant. */
async function chooseCooperation(page: Page, base: string): Promise<void> {
  await page.goto(`${base}/samenwerking`)
  await expect(inMain(page).locator('#vormen tbody tr')).toHaveCount(6)
  await meet(page, 'case-cooperation')
  await press(page, /^Bewaar als variant/)
  await expect(page).toHaveURL(/gelukt=/)
  await page.goto(`${base}/varianten`)
  await expect(inMain(page).locator('tbody tr').first()).toBeVisible()
}

/** Who pays, for what and when, and what hangs on public acts. */
async function seeWhoPays(page: Page, base: string): Promise<void> {
  await page.goto(`${base}/investeringen`)
  await expect(inMain(page).locator('#tekort')).toContainText(
    'van het tekort komt door flankerende investeringen',
  )
  await meet(page, 'case-investments')
  await page.getByRole('link', { name: 'Financiering en bekostiging', exact: true }).click()
  await expect(inMain(page).locator('#partijen')).toContainText('voor het gebied.')
  await meet(page, 'case-funding')
  await page.goto(`${base}/risico/publiek-handelen`)
  await expect(inMain(page).getByText('Nog geen handeling van een overheid')).toBeVisible()
}

/** The workbook goes out, comes back with another amount, and becomes a version. */
async function sendWorkbookBack(page: Page, base: string): Promise<void> {
  await page.goto(`${base}/overzicht`)
  const coming = page.waitForEvent('download')
  await inMain(page).locator('a[href*="werkmap.xlsx"]').click()
  const out = await readFile(await (await coming).path())
  const cells = (await readWorkbook(out)).flatMap(sheet => sheet.rows.flat())
  expect(cells.includes(6_000_000)).toBe(true)

  const seen = await caseOf(page, base)
  const made = caseWorkbook(seen, { language: 'nl' })
  const pointer = `/lines/${seen.lines?.findIndex(line => line.id === 'grondwerk')}/series/0`
  const sheets = made.sheets.map(sheet => ({
    ...sheet,
    rows: sheet.rows.map(row =>
      row[0]?.value === pointer && row[1] ? [row[0], { ...row[1], value: 6_400_000 }, ...row.slice(2)] : row,
    ),
  }))
  const buffer = Buffer.from(await workbookXlsx({ ...made, sheets }))
  await page.goto(`${base}/versies`)
  await page.locator('#werkmap-terug input[type=file]').setInputFiles({
    name: 'case.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer,
  })
  await press(page, 'Bekijk de verschillen')
  await expect(inMain(page).locator('#verschillen')).toContainText(
    'regels: grondwerk, bedragen per periode, 0',
  )
  await meet(page, 'case-workbook-back')
  await page.getByLabel('Naam van de versie').fill('Nieuwe raming')
  await page.locator('[name=reason]').fill('Uit de werkmap')
  await press(page, 'Bewaar als nieuwe versie')
  await expect(page.getByText('Bewaard.')).toBeVisible()
}

/** The case as the file of the page has it. */
async function caseOf(page: Page, base: string): Promise<Case> {
  const seen = parseCase(await (await page.request.get(`${base}/bestand.json`)).json())
  if (!seen.ok) throw new Error('the file of the case is a case')
  return seen.case
}

/** The page and the report tell the result that the case has. */
async function readReport(page: Page, base: string): Promise<void> {
  const { npvEur } = appraise(await caseOf(page, base)).area
  await page.goto(`${base}/overzicht`)
  const inMillions = Math.abs(npvEur / 1e6)
    .toFixed(1)
    .replace('.', ',')
  await expect(inMain(page).locator('a[href*="npvEur"]').first()).toContainText(inMillions)
  const coming = page.waitForEvent('download')
  await inMain(page).locator('a[href*="rapport.pdf"]').click()
  const text = readPdf(await readFile(await (await coming).path())).pages.join(' ')
  const inEuro = Math.round(Math.abs(npvEur)).toLocaleString('nl-NL')
  expect([text.includes('Van alle kanten bekeken'), text.includes(inEuro)]).toEqual([true, true])
}

/** A token for reading: a program gets the figures of the page, and may change nothing. */
async function askAsProgram(page: Page, base: string): Promise<void> {
  await page.goto('/account/tokens')
  await page.getByLabel('Naam', { exact: true }).fill('Rapportage')
  await page.locator('input[name=scopes][value="read:results"]').check()
  await press(page, 'Maak het token')
  const token = (await page.locator('.v-secret').textContent()) ?? ''
  expect(token).toMatch(/^versneller_/)
  const program = await request.newContext({
    baseURL: new URL(page.url()).origin,
    extraHTTPHeaders: { authorization: `Bearer ${token}` },
  })
  const id = base.split('/').at(-1)
  const answer = await program.get(`/api/v1/cases/${id}/uitkomsten`)
  expect(answer.status()).toBe(200)
  const { eur } = (await answer.json()).gebied.contanteWaarde
  expect(eur).toBeCloseTo(appraise(await caseOf(page, base)).area.npvEur, 2)
  const refused = await program.post('/api/v1/cases', { data: { bestand: {} } })
  expect(refused.status()).toBe(403)
  await program.dispose()
}

test('a planner weighs what a case is worth to others, in which form parties work together', async ({
  page,
}) => {
  const reports = watch(page)
  await signInAs(page, 'planeconoom')
  const base = await copyCase(page)
  await weighWelfare(page, base)
  await chooseCooperation(page, base)
  expect(reports).toEqual([])
})

test('a planner sees who pays for the area, in advance and for good, and reads it in English', async ({
  page,
}) => {
  const reports = watch(page)
  await signInAs(page, 'planeconoom')
  const base = await copyCase(page)
  await seeWhoPays(page, base)
  await page.goto(`${base}/bekostiging`)
  await chooseLanguage(page, 'en')
  await expect(heading(page)).toHaveText('Financing and funding')
  await expect(inMain(page).locator('#partijen')).toContainText('for the area.')
  await page.goto(`${base}/investeringen`)
  await expect(inMain(page).locator('#tekort')).toContainText('Result of the area')
  expect(reports).toEqual([])
})

test('a planner sees which public acts decide the risks of others', async ({ page }) => {
  const reports = watch(page)
  await signInAs(page, 'planeconoom')
  await page.goto('/cases?zoek=Zwolle')
  await inMain(page).locator('tbody a').first().click()
  await page.goto(`${new URL(page.url()).pathname}/risico/publiek-handelen`)
  await expect(inMain(page).locator('#handelingen')).toContainText('Beroep omgevingsplan')
  await meet(page, 'case-public-acts')
  expect(reports).toEqual([])
})

test('a workbook goes out and comes back, and the report and a program tell the same', async ({ page }) => {
  const reports = watch(page)
  await signInAs(page, 'planeconoom')
  const base = await copyCase(page)
  await sendWorkbookBack(page, base)
  await readReport(page, base)
  await askAsProgram(page, base)
  expect(reports).toEqual([])
})

test('the steering group reads where deficits come from, and which costs count with which cause', async ({
  page,
}) => {
  const reports = watch(page)
  await signInAs(page, 'stuurgroep')
  await page.getByRole('link', { name: 'Waar tekorten van komen' }).first().click()
  await expect(heading(page)).toHaveText('Waar tekorten van komen')
  // What other journeys make counts from the next night on.
  await expect(inMain(page).locator('#oorzaken tbody th')).toHaveText([
    'Flankerende investeringen',
    'waarvan verwerving en uitkoop',
    'waarvan bodem',
    'waarvan infrastructuur en OV',
    'Bovenplanse voorzieningen',
    'Sloop, bouwrijp en woonrijp maken',
    'Plankosten, rente, heffingen en gebouwen',
  ])
  await expect(inMain(page).locator('#indeling tbody tr')).toHaveCount(10)
  await meet(page, 'deficits')
  expect(reports).toEqual([])
})
