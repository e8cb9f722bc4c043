import { type Actor, hasRole } from '../access/actor.ts'
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
