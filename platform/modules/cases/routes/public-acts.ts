import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { href } from '../../../kit/http/address.ts'
import type { Context } from '../../../kit/http/route.ts'
import { route } from '../../../kit/module/module.ts'
import { inLanguage } from '../../../kit/texts/texts.ts'
import { links } from '../links.ts'
import { headOf, partyName } from '../pages/case-page.tsx'
import { PublicActsPage } from '../pages/money/public-acts.tsx'
import { sayMoney } from '../pages/money/words.ts'
import { readCase } from '../rules/access.ts'
import { lastDay } from '../rules/calendar.ts'
import { type SeenCase, visibleTo } from '../rules/case-for.ts'
import { actsOf, publicActs, slippedActs } from '../rules/public-acts.ts'
import { readVersions } from '../store/versions.ts'
import { crumbsOf } from './bench.ts'
import { storedAndSeen } from './seen.ts'

const page = route.page({
  address: links.publicActs,
  permission: readCase,
  frame: 'work',
  title: (_, { language }) => sayMoney(language)('actsTitle'),
  crumbs: (data, context) => crumbsOf(data.head, context, sayMoney(context.language)('actsTitle')),
  load: async ({ services, context, parameters }) => {
    const { stored, seen } = await storedAndSeen(services.db, context.actor, parameters.id)
    const [version] = await readVersions(services.db, stored.id)
    const acts = publicActs(seen.caseFile)
    const before = version && visibleTo(context.actor, stored, version.content).visible.case
    return {
      head: headOf(seen),
      caseFile: seen.caseFile,
      acts,
      slipped: before ? slippedActs(seen.caseFile, before) : [],
      versionNumber: version?.number ?? 0,
      mayEdit: seen.scope.kind === 'all',
    }
  },
  view: PublicActsPage,
})

/** The acts as a calendar file (RFC 5545), each on the last day on which it has to be done. */
const calendar = route.download({
  address: links.actsCalendar,
  permission: readCase,
  load: async ({ services, context, parameters: { id } }) => {
    const { seen } = await storedAndSeen(services.db, context.actor, id)
    return {
      fileName: `${seen.caseFile.id}-publieke-handelingen.ics`,
      contentType: 'text/calendar; charset=utf-8',
      content: calendarOf(seen, services.origin, context),
    }
  },
})

function calendarOf({ id, caseFile, changedAt }: SeenCase, origin: string, { language }: Context): string {
  const file = ical({
    name: inLanguage(caseFile.name, language),
    prodId: { company: 'Versneller', product: 'cases', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
  })
  for (const act of actsOf(caseFile)) {
    file.createEvent({
      id: `${id}-${act.id}@${new URL(origin).hostname}`,
      stamp: new Date(changedAt.epochMilliseconds),
      start: new Date(`${lastDay(caseFile, act.by)}T00:00:00Z`),
      allDay: true,
      summary: `${inLanguage(act.what, language)} (${partyName(caseFile, act.party, language)})`,
      url: `${origin}${href(links.publicActs, { id })}`,
      status: act.signed ? ICalEventStatus.CONFIRMED : ICalEventStatus.TENTATIVE,
    })
  }
  return file.toString()
}

/** What public bodies do, and what hangs on it for others, as this reader sees the case: a page and a calendar file. */
export const publicActsRoutes = [page, calendar]
