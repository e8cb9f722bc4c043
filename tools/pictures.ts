// Makes the pictures of both READMEs anew from the running demonstration:
//   npm start            (in another window; it prints the address and the password)
//   npm run pictures -- http://localhost:3000 'the password'
import { chromium, type Page } from '@playwright/test'
import { findBrowser } from './find-browser.mjs'

const [site = 'http://localhost:3000', password = ''] = process.argv.slice(2)
/** Until the distribution of the workbench has its full number of trials. */
const settledMs = 6_000

async function signIn(page: Page, mailbox: string): Promise<void> {
  await page.goto(`${site}/aanmelden`)
  await page.fill('[name=email]', `${mailbox}@example.org`)
  await page.fill('[name=password]', password)
  await page.click('main button[type=submit]')
  await page.waitForURL(`${site}/werk`)
}

/** The address of a case of the demonstration by its name. */
async function caseAt(page: Page, name: string): Promise<string> {
  await page.goto(`${site}/cases?zoek=${encodeURIComponent(name)}`)
  return site + (await page.locator('main tbody a').first().getAttribute('href'))
}

const executablePath = await findBrowser()
if (!executablePath) throw new Error('no browser was found')
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
const newPage = async () =>
  (await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' })).newPage()
const keep = (page: Page, name: string) => page.screenshot({ path: `docs/pictures/${name}.png` })

const visitor = await newPage()
await visitor.goto(site)
await keep(visitor, 'home')
await visitor.goto(`${site}/projecten/merwedekanaalzone`)
await keep(visitor, 'project')

const economist = await newPage()
await signIn(economist, 'planeconoom')
const address = await caseAt(economist, 'Havengebied')
await economist.goto(address)
await economist.waitForTimeout(settledMs)
await keep(economist, 'workbench')
await economist.goto(`${address}/overzicht`)
await keep(economist, 'overview')
await browser.close()
