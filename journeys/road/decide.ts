import { expect } from '@playwright/test'
import { type Cast, fillIn, idIn, press, type Role, sent } from './roles.ts'

/** What is put to the vote. */
export interface ItemToDecide {
  title: string
  kind: string
  /** As the list of subjects shows it. */
  subject: string
  text: string
}

/** Plans a meeting of the steering group for this instant of the Netherlands; it ends on the same day. @returns its id */
export async function plannedMeeting(cast: Cast, instant: Temporal.ZonedDateTime): Promise<string> {
  const isLastMinute = instant.hour === 23 && instant.minute === 59
  const startsAt = isLastMinute ? instant.add({ minutes: 1 }) : instant
  const { page, open } = await cast.as('secretaris')
  await open('/bestuur/stuurgroep/plannen')
  const begin = startsAt.toPlainDateTime().toString({ smallestUnit: 'minute' })
  const end = startsAt.hour === 23 ? '23:59' : `${String(startsAt.hour + 1).padStart(2, '0')}:59`
  await fillIn(page, { startsAt: begin, endsAt: end, place: 'Stadhuis' })
  await press(page, 'Plan een vergadering')
  await expect(page).toHaveURL(/\/vergaderingen\//)
  return idIn(page.url())
}

/** Puts a decision on the agenda, sends the agenda out and opens the meeting. @returns the id of the decision */
export async function onTheAgenda(cast: Cast, meetingId: string, item: ItemToDecide): Promise<string> {
  const { page, open } = await cast.as('secretaris')
  await open(`/vergaderingen/${meetingId}/agendapunten/nieuw`)
  const { title, kind, text } = item
  await fillIn(page, { title, itemKind: 'decision', visibility: 'participants', kind, text })
  await page.getByLabel('Gaat over').fill(item.subject)
  await page.getByLabel(/^Maak openbaar/).check()
  await press(page, 'Voeg een agendapunt toe')
  await page.getByRole('link', { name: 'Roep bijeen' }).click()
  const urgency = page.getByLabel('Waarom het korter moet')
  if (await urgency.isVisible()) await urgency.fill('De planning van de oproep kan niet wachten.')
  await press(page, 'Roep bijeen')
  await press(page, 'Open de vergadering')
  await page.getByRole('main').getByRole('link', { name: title }).click()
  await expect(page).toHaveURL(/\/besluiten\//)
  return idIn(page.url())
}

/** Says in the room that members are there, by the names of their organisations. */
export async function arrive(cast: Cast, meetingId: string, names: readonly string[]): Promise<void> {
  const { page, open } = await cast.as('secretaris')
  await open(`/vergaderingen/${meetingId}`)
  for (const name of names) {
    const seat = page.locator('.v-attendance li').filter({ hasText: name })
    await seat.getByRole('button', { name: `Aanwezig ${name}` }).click()
    await expect(seat.getByRole('button', { name: `Vertrekt ${name}` })).toBeVisible()
  }
}

/** Members vote for themselves. */
export async function voteFor(cast: Cast, decisionId: string, mailboxes: readonly string[]): Promise<void> {
  for (const mailbox of mailboxes)
    await sent(await cast.as(mailbox), `/besluiten/${decisionId}/stem`, { choice: 'for' })
}

/** How the quorum stands, as everybody in the room sees it. */
export const quorumOn = ({ page }: Role) => page.locator('.v-quorum').first().locator('p').first()
