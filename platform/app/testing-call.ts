import { makeDraft } from '../modules/call/testing.ts'
import type { TestSite } from './testing.ts'

/** Parts of an address of a call that do not depend on who asks. */
const fixed: Readonly<Record<string, string>> = {
  ':nr': '2',
  ':versie': '2',
  ':stap': 'plan',
  ':veld': 'stukken',
  ':bijlage': '00000000-0000-4000-8000-000000000000',
}

/** Whether an address is one of the module of the call. */
export const isOfCall = (path: string): boolean =>
  (path.startsWith('/oproepen/') && !path.includes('/uitslag')) ||
  (path.startsWith('/inzendingen/:id') && !path.includes('/uitslag'))

/** The address for a path of the call: with a fresh draft of this organisation in the call that is open. */
export async function callUrlFor(
  site: TestSite,
  path: string,
  { organisationId }: { organisationId: string },
): Promise<string> {
  const url = Object.entries(fixed).reduce((at, [name, value]) => at.replace(name, value), path)
  return url.includes(':id')
    ? url.replace(':id', await makeDraft(site.services, { number: 2, organisationId }))
    : url
}
