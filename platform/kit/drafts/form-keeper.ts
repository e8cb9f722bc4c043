import type { Context, FormKeeper } from '../http/route.ts'
import type { Services } from '../module/services.ts'
import { draftOf, removeDraft } from './drafts.ts'

const keyLength = 200

/** Key of the form at an address: the address without what only says how the last sending went. */
function formKeyOf(url: string): string {
  const { pathname, searchParams } = new URL(url, 'http://site.invalid')
  searchParams.delete('gelukt')
  const query = searchParams.toString()
  return `${pathname}${query ? `?${query}` : ''}`.slice(0, keyLength)
}

const keyFor = ({ actor, url }: Context) => actor && { personId: actor.personId, formKey: formKeyOf(url) }

/** Keeps what is typed in a form as a draft of the person, to be declared with the form's route. */
export const keptAsDraft: FormKeeper<Services> = {
  async of({ services, context }) {
    const key = keyFor(context)
    if (!key) return undefined
    const kept = await draftOf(services, key)
    return {
      draft: { key: key.formKey, savedAt: kept?.savedAt.toString() },
      values: kept?.values ?? {},
    }
  },
  async forget({ services, context }) {
    const key = keyFor(context)
    if (key) await removeDraft(services.db, key)
  },
}
