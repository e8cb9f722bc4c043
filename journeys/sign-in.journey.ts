import { expect, type Page, test } from '@playwright/test'
import * as OTPAuth from 'otpauth'
import { chooseLanguage, meet, watch } from './browser.ts'
import { password, people, signInAs } from './people.ts'

const words = {
  nl: {
    email: 'E-mailadres',
    password: 'Wachtwoord',
    signIn: 'Meld je aan',
    wrong: 'Controleer je e-mailadres en wachtwoord. Deze combinatie kennen we niet.',
    sessions: 'Waar je aangemeld bent',
    setUp: 'Stel je tweede stap in',
    current: 'Huidig wachtwoord',
    appCode: 'Code die je app nu toont',
    switchOn: 'Zet de tweede stap aan',
    isOn: 'Je tweede stap staat aan. Op andere apparaten ben je afgemeld.',
    signOut: 'Meld je af',
    code: 'Code uit je app, of een herstelcode',
    goOn: 'Ga verder',
    work: 'Mijn werk',
    noPosition: 'Je hebt nu geen functie.',
  },
  en: {
    email: 'E-mail address',
    password: 'Password',
    signIn: 'Sign in',
    wrong: 'Check your e-mail address and password. We do not know this combination.',
    sessions: 'Where you are signed in',
    setUp: 'Set up your second step',
    current: 'Current password',
    appCode: 'Code that your app shows now',
    switchOn: 'Switch the second step on',
    isOn: 'Your second step is on. You are signed out on other devices.',
    signOut: 'Sign out',
    code: 'Code from your app, or a recovery code',
    goOn: 'Continue',
    work: 'My work',
    noPosition: 'You have no position now.',
  },
} as const

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const inMain = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true })

/** What an authenticator app shows for the key on the page, with the recovery codes beside it. */
async function readSecondStep(page: Page): Promise<{ app: OTPAuth.TOTP; recoveryCode: string }> {
  const [key = ''] = await page.getByRole('main').locator('p > code').allTextContents()
  const [recoveryCode = ''] = await page.getByRole('main').locator('ol code').allTextContents()
  return { app: new OTPAuth.TOTP({ secret: key.replaceAll(' ', '') }), recoveryCode }
}

/** Gives the password; what comes next depends on the second step. */
async function givePassword(page: Page, email: string, said: (typeof words)['nl' | 'en'], typed = password) {
  await page.getByLabel(said.email).fill(email)
  await page.getByLabel(said.password, { exact: true }).fill(typed)
  await inMain(page, said.signIn).click()
}

/** An administrator takes the second step away, as for somebody who lost the telephone. */
async function takeSecondStepAway(page: Page, name: string): Promise<void> {
  await signInAs(page, 'beheerder')
  await page.goto('/beheer/accounts')
  await page.getByRole('main').locator('input[name=zoek]').fill(name)
  await page.getByRole('main').locator('input[name=zoek]').press('Enter')
  await page.getByRole('link', { name, exact: true }).click()
  await page.locator('input[value=resetSecondFactor]').check()
  await page.locator('textarea[name=reason]').fill('Telefoon kwijt, gebeld en herkend')
  await page.getByRole('main').locator('form button[type=submit]').click()
  await expect(page).toHaveURL(/gelukt=ja/)
}

for (const language of ['nl', 'en'] as const) {
  const said = words[language]
  test(`a person signs in, sets the second step up and uses it (${language})`, async ({ page }) => {
    const person = people.get('oud-planeconoom')
    if (!person) throw new Error('no such account')
    const reports = watch(page)
    await page.goto('/account/sessies')
    if (language === 'en') await chooseLanguage(page, 'en')
    await page.goto('/account/sessies')
    await meet(page, 'sign in')
    await givePassword(page, person.email, said, 'niet het goede')
    await expect(page.getByRole('link', { name: said.wrong })).toBeVisible()
    await expect(page.getByLabel(said.email)).toHaveValue(person.email)
    await meet(page, 'sign in, refused')
    await givePassword(page, person.email, said)
    await expect(heading(page)).toHaveText(said.sessions)
    await meet(page, 'sessions')

    await page.goto('/account/tweede-stap')
    await expect(heading(page)).toHaveText(said.setUp)
    await meet(page, 'second step')
    const { app, recoveryCode } = await readSecondStep(page)
    await page.getByLabel(said.current).fill(password)
    await page.getByLabel(said.appCode).fill(app.generate())
    await inMain(page, said.switchOn).click()
    await expect(page.getByText(said.isOn)).toBeVisible()
    await meet(page, 'account')

    await inMain(page, said.signOut).click()
    await givePassword(page, person.email, said)
    await meet(page, 'code')
    await page.getByLabel(said.code).fill(recoveryCode.toUpperCase())
    await inMain(page, said.goOn).click()
    await expect(heading(page)).toHaveText(said.work)
    await expect(page.getByText(said.noPosition)).toBeVisible()
    await meet(page, 'work')
    await takeSecondStepAway(page, person.name)
    // The refused password is the one thing that a browser reports as an error.
    expect(reports.filter(report => !report.includes('422'))).toEqual([])
  })
}

test('two administrators give a role of the programme, one of them alone cannot', async ({ page }) => {
  const email = `medewerker-${Date.now()}@example.org`
  await signInAs(page, 'beheerder')
  await page.goto('/beheer/functies/nieuw')
  await meet(page, 'new position')
  await page.getByLabel('E-mailadres').fill(email)
  await page.getByLabel('Naam', { exact: true }).fill('Medewerker communicatie')
  await page.getByLabel('Organisatie').fill('Programmabureau (demo)')
  await page.getByLabel('Rol').selectOption('T')
  await page.getByLabel('Functie', { exact: true }).fill('Medewerker communicatie')
  await page.getByLabel('Niveau').selectOption('ambtenaar')
  await inMain(page, 'Geef de functie').click()
  await expect(page.getByText('De functie wacht op bevestiging door een tweede beheerder.')).toBeVisible()
  await expect(inMain(page, 'Bevestig de functie')).toHaveCount(0)
  const address = page.url().split('?')[0] ?? ''

  await signInAs(page, 'tweede-beheerder')
  await meet(page, 'work of an administrator')
  await page.locator(`a[href="${new URL(address).pathname}"]`).click()
  await meet(page, 'position')
  await inMain(page, 'Bevestig de functie').click()
  await expect(page.getByText('Geldt nu')).toBeVisible()
  await inMain(page, 'Beëindig de functie').click()
  await expect(page.getByText('Beëindigd', { exact: true })).toBeVisible()

  await signInAs(page, 'auditor')
  await page.goto('/beheer/audit?controle=ja')
  await expect(page.getByText('Het auditspoor klopt')).toBeVisible()
  await expect(page.getByRole('cell', { name: 'confirmPosition' }).first()).toBeVisible()
  await meet(page, 'audit trail')
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 320, height: 700 } })

  test('somebody who forgot the password asks for a link, and signs in after all', async ({ page }) => {
    await page.goto('/aanmelden')
    await page.getByRole('link', { name: 'Wachtwoord vergeten' }).click()
    await page.getByLabel('E-mailadres').fill('niemand@example.org')
    await inMain(page, 'Stuur de link').click()
    await expect(heading(page)).toHaveText('Kijk in je mail')
    await signInAs(page, 'planeconoom')
    await expect(heading(page)).toHaveText('Mijn werk')
  })
})
