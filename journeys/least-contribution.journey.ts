import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { meet, watch } from './browser.ts'
import { signInAs } from './people.ts'

async function openCase(page: Page, name: RegExp): Promise<void> {
  await page.goto('/cases')
  await page.getByRole('main').getByRole('link', { name }).first().click()
}

/** Looks again until a search is over. */
async function untilThere(page: Page, found: Locator): Promise<void> {
  const again = page.getByRole('link', { name: 'Kijk opnieuw' })
  await expect(async () => {
    if (await again.isVisible()) await again.click()
    await expect(found).toBeVisible({ timeout: 3000 })
  }).toPass({ timeout: 60_000 })
}

/** The mark of the grant of a case as the command line works it out from the file of the case. */
async function markOnCommandLine(file: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'versneller-case-'))
  const path = join(folder, 'case.json')
  writeFileSync(path, file)
  const words = ['case', 'contribution', path, '--party', 'dev', '--probability', '0.8']
  const about = ['--trials', '1000', '--seed', '1', '--workers', '1', '--json']
  const site = ['--import', './platform/app/jsx.mjs', 'platform/app/main.ts']
  const { stdout } = await promisify(execFile)(process.execPath, [...site, ...words, ...about])
  rmSync(folder, { recursive: true })
  return String(JSON.parse(stdout).resultHash).slice(0, 16)
}

test('a planner sees the distribution, puts the crisis on it, finds the least contribution, shares it and takes the report along', async ({
  page,
  context,
}) => {
  const reports = watch(page)
  await signInAs(page, 'planeconoom')
  await openCase(page, /^Vier partijen/)
  const shareMark = page.locator('.v-share code')

  await test.step('sees the distribution, and who bears which risk', async () => {
    await expect(shareMark).toHaveText(/^[0-9a-f]{16}$/, { timeout: 60_000 })
    expect(await page.locator('.v-party-spread b').count()).toBe(3)
    await expect(page.getByText('Ligt vast: geen kans beweegt dit resultaat.')).toHaveCount(1)
    await page.locator('.v-who-bears > summary').click()
    await expect(page.locator('#wie-draagt').getByRole('rowheader').last()).toHaveText('Samen')
  })

  await test.step('puts the crisis on it and sees who loses', async () => {
    await page.locator('#crisis-jaar').selectOption({ index: 1 })
    await expect(page.getByText(/^P50 tegen zonder crisis: .*−/)).toBeVisible({ timeout: 60_000 })
    await expect(shareMark).toHaveText(/^[0-9a-f]{16}-[0-9a-f]{16}$/, { timeout: 60_000 })
    await meet(page, 'case-who-bears')
  })

  await test.step('shares a link that works out the same bits', async () => {
    const shared = await page.getByLabel('Link', { exact: true }).inputValue()
    const second = await context.newPage()
    const heard = watch(second)
    await second.goto(shared)
    await expect(
      second.getByText('Nagerekend: tot op de laatste bit gelijk aan de gedeelde uitkomst.'),
    ).toBeVisible({ timeout: 60_000 })
    expect(heard).toEqual([])
    await second.close()
  })

  await test.step('sees without script who loses', async () => {
    await page.getByRole('link', { name: 'Risico', exact: true }).first().click()
    await page.getByLabel('Crisis 2008-2013 vanaf jaar').fill('2027')
    await page.getByRole('button', { name: 'Toon resultaten' }).click()
    await expect(page.locator('#crisis').getByRole('rowheader')).toHaveCount(5)
  })

  await test.step('compares seven instruments at 80%, beside the limits of public money, for one and for two at once', async () => {
    await page.getByRole('link', { name: 'Kleinste bijdrage', exact: true }).click()
    await page.getByLabel('Zekerheid', { exact: true }).fill('80')
    await page.getByRole('checkbox', { name: 'Corporatie' }).check()
    await page.getByLabel('Aantal trekkingen').selectOption('1000')
    await page.getByRole('button', { name: 'Toon resultaten' }).click()
    const instruments = page.locator('#middelen')
    await untilThere(page, instruments)
    await expect(instruments.getByRole('rowheader')).toHaveCount(7)
    await expect(page.getByText('Bijdrage ineens voor 80% kans')).toBeVisible()
    await expect(page.locator('#grenzen').getByText('past niet').first()).toBeVisible()
    await expect(page.getByText(/^Binnen de grenzen is 80% niet te halen/)).toBeVisible()
    await expect(page.locator('#samen-bronnen')).toContainText('Eigen middelen van Gemeente')
    await meet(page, 'case-least-contribution')
  })

  await test.step('finds the same bits behind the address, and on the command line', async () => {
    const found = (await page.locator('main code').textContent()) ?? ''
    const second = await context.newPage()
    await second.goto(page.url())
    await untilThere(second, second.locator('#middelen'))
    await expect(second.locator('main code')).toHaveText(found)
    await second.close()
    const file = await page.request.get(page.url().replace(/risico\/bijdrage.*/, 'bestand.json'))
    expect(await markOnCommandLine(await file.text())).toBe(found)
  })

  await test.step('prints the report', async () => {
    const download = page.waitForEvent('download', { timeout: 60_000 })
    await page.getByRole('link', { name: 'Rapport met deze tabellen (PDF)' }).click()
    expect((await download).suggestedFilename()).toBe('vier-partijen-rapport.pdf')
  })
  expect(reports).toEqual([])
})

test('a planner sees what happens when, and finds who best carries which risk under which condition', async ({
  page,
}) => {
  const reports = watch(page)
  await signInAs(page, 'planeconoom')
  await openCase(page, /^Stationsgebied/)
  await page.getByRole('link', { name: 'Risico', exact: true }).first().click()
  await page.getByLabel('Crisis 2008-2013 vanaf jaar').fill('2027')
  await page.getByLabel('En nog een keer vanaf jaar').fill('2032')
  await page.getByRole('button', { name: 'Toon resultaten' }).click()
  await expect(page.locator('#crisis').getByRole('rowheader')).toHaveCount(2)
  await meet(page, 'case-risk-crisis')

  await page.getByRole('link', { name: 'Risicobeeld', exact: true }).click()
  await untilThere(page, page.getByRole('heading', { name: 'Woningen klaar' }))
  await expect(page.locator('#terugvallen').getByRole('rowheader').first()).toHaveText('geen')
  await meet(page, 'case-risk-picture')

  await page.getByRole('link', { name: 'Beste verdeling', exact: true }).click()
  await page.getByLabel('Aantal trekkingen').selectOption('1000')
  await page.getByRole('button', { name: 'Zoek de verdeling' }).click()
  await untilThere(page, page.locator('#wat-als'))
  await expect(
    page.locator('#voorwaarden').getByText('Mijlpalen met een vaste vergoeding').first(),
  ).toBeVisible()
  await meet(page, 'case-best-division')
  expect(reports).toEqual([])
})
