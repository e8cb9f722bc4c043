import { type Actor, hasRole } from '../access/actor.ts'
import { roleKey, signedIn } from '../access/audience-keys.ts'
import type { SearchSource } from '../search/sources.ts'
import { languages } from '../texts/texts.ts'
import type { NavigationItem } from './module.ts'

let handedOver: readonly NavigationItem[] = []

/** Called by the app once, with the navigation of all modules: a page can then show a part of it as a list. */
export function handOverNavigation(items: readonly NavigationItem[]): void {
  handedOver = items.toSorted((one, other) => one.order - other.order)
}

/** The items under an address that this person may see, in their order. */
export function navigationUnder(path: string, actor: Actor | undefined): NavigationItem[] {
  return handedOver.filter(
    ({ href, roles }) =>
      href.startsWith(`${path}/`) && (!roles || (actor !== undefined && hasRole(actor, ...roles))),
  )
}

/** The screens of the work area, for who has them in the menu. */
export const screenSearch: SearchSource = {
  kind: 'kit.screen',
  label: { nl: 'Werkschermen', en: 'Work screens' },
  documents: async () =>
    handedOver
      .filter(item => item.area === 'work')
      .flatMap(({ href, label, purpose, roles }) =>
        languages.map(language => ({
          kind: 'kit.screen',
          objectId: href,
          language,
          title: label[language],
          body: purpose?.[language] ?? '',
          href,
          audienceKeys: roles ? roles.map(role => roleKey(role)) : [signedIn],
        })),
      ),
}
