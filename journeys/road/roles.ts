import { type APIResponse, type Browser, type BrowserContext, expect, type Page } from '@playwright/test'
import type { OwnSite } from '../own-site.ts'
import { password, people } from '../people.ts'

/** What is filled in on a form, by the names of its boxes. */
export type Fields = Readonly<Record<string, string | readonly string[]>>

/** Somebody of the demonstration in a browser of their own; undefined is a reader without an account. */
export interface Role {
  page: Page
  /** Opens a page. */
  open(path: string): Promise<Page>
  /** Sends a form without its page, as the page would. @returns the status and where it leads */
  send(path: string, fields?: Fields): Promise<{ status: number; goTo: string }>
  get(path: string): Promise<APIResponse>
}

/** Everybody on one site: a role is signed in when it is first asked for, and again after time has passed. */
export interface Cast {
  as(mailbox?: string): Promise<Role>
  /** Lets hours pass; sessions of before are over. */
  pass(hours: number): Promise<void>
  close(): Promise<void>
}

/** The roles on a site. */
export function castOf(browser: Browser, site: OwnSite): Cast {
  const known = new Map<string, Promise<Role>>()
  let machines = 0
  const contexts: BrowserContext[] = []

  async function make(mailbox: string | undefined): Promise<Role> {
    // Addresses that are kept for documents (RFC 5737): people do not share one.
    const address = `203.0.113.${++machines % 250}`
    const context = await browser.newContext({
      baseURL: site.address,
      extraHTTPHeaders: { 'x-forwarded-for': address },
    })
    contexts.push(context)
    const post = (path: string, fields: Fields) =>
      context.request.post(path, {
        data: encoded(fields),
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: site.address },
        maxRedirects: 0,
      })
    if (mailbox) {
      const account = people.get(mailbox)
      if (!account) throw new Error(`the demonstration has no account ${mailbox}`)
      expect((await post('/aanmelden', { email: account.email, password })).status(), mailbox).toBe(303)
    }
    const page = await context.newPage()
    return {
      page,
      open: async path => {
        await page.goto(path)
        return page
      },
      send: async (path, fields = {}) => {
        const answer = await post(path, fields)
        return { status: answer.status(), goTo: answer.headers().location ?? '' }
      },
      get: path => context.request.get(path, { maxRedirects: 0 }),
    }
  }

  async function closeAll(): Promise<void> {
    known.clear()
    for (const context of contexts.splice(0)) await context.close()
  }

  return {
    as: mailbox => {
      const role = known.get(mailbox ?? '') ?? make(mailbox)
      known.set(mailbox ?? '', role)
      return role
    },
    pass: async hours => {
      await site.pass(hours)
      await closeAll()
    },
    close: closeAll,
  }
}

function encoded(fields: Fields): string {
  const sent = new URLSearchParams()
  for (const [name, value] of Object.entries(fields))
    for (const one of typeof value === 'string' ? [value] : value) sent.append(name, one)
  return sent.toString()
}

/** Fills in boxes of a page, or of the form that is named, as a person does. */
export async function fillIn(page: Page, fields: Fields, form = 'main'): Promise<void> {
  for (const [name, value] of Object.entries(fields))
    for (const one of typeof value === 'string' ? [value] : value)
      await fillOne(page, { form, name, value: one })
}

async function fillOne(
  page: Page,
  { form, name, value }: { form: string; name: string; value: string },
): Promise<void> {
  const boxes = page.locator(form).locator(`[name="${name}"]`)
  const kind = await boxes.first().evaluate(box => box.getAttribute('type') ?? box.tagName.toLowerCase())
  if (kind === 'radio' || kind === 'checkbox') await boxes.and(page.locator(`[value="${value}"]`)).check()
  else if (kind === 'select') await boxes.first().selectOption(value)
  else await boxes.first().fill(value)
}

/** Presses a button by its whole name, or the start of it where more is said to screen readers. */
export async function press(page: Page, name: string | RegExp, form = 'main'): Promise<void> {
  await page
    .locator(form)
    .getByRole('button', { name, exact: typeof name === 'string' })
    .click()
}

/** Sends a form that must be taken. @returns where it leads */
export async function sent(role: Role, path: string, fields: Fields = {}): Promise<string> {
  const { status, goTo } = await role.send(path, fields)
  expect(status, `${path} ${JSON.stringify(fields)}`).toBe(303)
  return goTo
}

/** The last part of the path of an address: the id of what was made. */
export const idIn = (address: string): string =>
  new URL(address, 'http://localhost').pathname.split('/').at(-1) ?? ''
