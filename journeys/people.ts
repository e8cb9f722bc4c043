import { expect, type Page } from '@playwright/test'
import { demoAccounts, demoPassword } from '../platform/modules/parties/seed/demo-accounts.ts'

/** Accounts of the demonstration by the first part of their address: "planeconoom", "programmamanager". */
export const people = new Map(demoAccounts.map(account => [account.email.split('@')[0] ?? '', account]))

/** The password that they share. */
export const password = demoPassword

/** Signs in as one of the demonstration, from whatever page, and ends at the own work. */
export async function signInAs(page: Page, mailbox: string): Promise<void> {
  const account = people.get(mailbox)
  if (!account) throw new Error(`the demonstration has no account ${mailbox}`)
  await page.context().clearCookies({ name: 'sessie' })
  await page.goto('/aanmelden')
  await page.locator('input[name=email]').fill(account.email)
  await page.locator('input[name=password]').fill(password)
  await page.locator('input[name=password]').press('Enter')
  await expect(page).toHaveURL(/\/werk$/)
}
