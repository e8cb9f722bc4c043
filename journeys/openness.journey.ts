import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { meet, watch } from './browser.ts'
import { signInAs } from './people.ts'

const inMain = (page: Page) => page.getByRole('main')
const press = (page: Page, name: string) => inMain(page).getByRole('button', { name, exact: true }).click()

async function openCase(context: BrowserContext, mailbox: string) {
  const page = await context.newPage()
  const reports = watch(page)
  await signInAs(page, mailbox)
  await page.goto('/cases?zoek=vier')
  await inMain(page)
    .getByRole('link', { name: /^Vier partijen/ })
    .first()
    .click()
  await expect(page).toHaveURL(/\/cases\/[0-9a-f-]{36}/)
  return { page, reports, base: new URL(page.url()).pathname }
}

interface Both {
  owner: Page
  /** Works without a script. */
  developer: Page
  base: string
}

async function divideAndSign({ owner, developer, base }: Both): Promise<void> {
  await owner.goto(`${base}/verantwoordelijkheden/nieuw?soort=costs/5`)
  await owner.getByLabel('Wat er moet gebeuren', { exact: true }).fill('Het terrein klaarmaken om te bouwen')
  await owner.getByLabel('Wie het doet').selectOption('gem')
  await owner.getByLabel('Klaar in').selectOption('1')
  await press(owner, 'Bewaar')
  await expect(owner.locator('#fouten')).toHaveCount(0)
  await owner.goto(`${base}/versies`)
  await owner.getByLabel('Naam van de versie').fill('Om te ondertekenen')
  await owner.getByLabel('Reden').fill('De verdeling staat vast')
  await press(owner, 'Leg versie vast')
  await owner.goto(`${base}/verantwoordelijkheden`)
  await expect(owner.locator('#verantwoordelijkheden')).toContainText('Het terrein klaarmaken om te bouwen')
  await owner.getByLabel('Mandaat of volmacht').fill('Mandaatbesluit 2026, artikel 4')
  await owner.getByLabel('Ik mag deze partij binden').check()
  await press(owner, 'Onderteken')
  await developer.goto(`${base}/verantwoordelijkheden`)
  await developer.getByLabel('Ik mag deze partij binden').check()
  await press(developer, 'Onderteken')
  await expect(inMain(developer)).toContainText('2 van 4 partijen hebben deze tabel ondertekend.')
  await owner.goto(`${base}/verantwoordelijkheden`)
  await meet(owner, 'responsibilities')
}

async function openTheBooks({ owner, developer, base }: Both): Promise<void> {
  await developer.goto(`${base}/openheid/bouw-dev`)
  await developer.getByRole('radio', { name: /^één partij/ }).check()
  await developer.getByRole('checkbox', { name: 'Ontwikkelaar', exact: true }).check()
  await press(developer, 'Bewaar')
  await expect(developer).toHaveURL(/openheid\?gelukt/)
  await developer.goto(`${base}/kijk-mee?partij=gem`)
  await expect(developer.locator('#ziet-niet')).toContainText('bouw-dev')
  await developer.goto(`${base}/open-boek`)
  await developer.getByLabel('Wat en waarvoor').fill('De bouwkosten, om af te rekenen')
  await developer.getByRole('checkbox', { name: 'Gemeente', exact: true }).check()
  await developer.getByLabel('Tot en met').fill('2999-12-31')
  await press(developer, 'Bied aan')
  const book = new URL(developer.url()).pathname
  await owner.goto(`${base}/open-boek`)
  await meet(owner, 'open books')
  await owner.goto(book)
  await press(owner, 'Geef akkoord')
  await inMain(owner).getByRole('link', { name: 'Bekijk de kosten' }).click()
  await expect(owner.locator('#geopend')).toContainText('10.000.000')
  await meet(owner, 'opened costs')
  await developer.goto(book)
  await expect(developer.locator('#inzagen')).toContainText('Planeconoom')
  await developer.getByLabel('Reden').fill('Er is gecontroleerd')
  await press(developer, 'Beëindig nu')
  await expect(inMain(developer)).toContainText('Beëindigd: Er is gecontroleerd')
  expect((await owner.request.get(`${book}/kosten`)).status()).toBe(403)
  await owner.goto(`${base}/openheid`)
  await meet(owner, 'openness')
}

async function reckonAlone({ owner, developer, base }: Both): Promise<void> {
  await developer.goto(`${base}/eigen/nieuw`)
  await developer.getByLabel('Naam').fill('Eigen staf')
  await developer.getByLabel('Bedrag in totaal').fill('600.000')
  await press(developer, 'Bewaar')
  await developer.getByLabel('Eigen rendementseis').fill('10')
  await press(developer, 'Bewaar')
  await expect(inMain(developer)).toContainText('eigen eis van 10,0')
  await expect(inMain(developer)).toContainText('Eigen staf')
  await owner.goto(`${base}/eigen`)
  await expect(inMain(owner)).toContainText('Nog geen eigen regels')
  await expect(inMain(owner)).not.toContainText('Eigen staf')
  await meet(owner, 'own calculation')
}

test('two parties divide who does and pays what, open costs to each other, and one reckons for itself', async ({
  browser,
}) => {
  const contexts = [
    await browser.newContext(),
    await browser.newContext({ javaScriptEnabled: false }),
  ] as const
  const { page: owner, reports, base } = await openCase(contexts[0], 'planeconoom')
  const { page: developer } = await openCase(contexts[1], 'ontwikkelaar')
  const both = { owner, developer, base }
  await test.step('the table of responsibilities is completed, kept as a version and signed by both', () =>
    divideAndSign(both))
  await test.step('costs are closed, opened for verification, looked at and closed again', () =>
    openTheBooks(both))
  await test.step('one party reckons for itself, and the other sees nothing of it', () => reckonAlone(both))
  expect(reports).toEqual([])
  for (const context of contexts) await context.close()
})
