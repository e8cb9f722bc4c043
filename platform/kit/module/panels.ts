import type { VNode } from 'preact'
import type { Context } from '../http/route.ts'
import type { Panel } from './module.ts'
import type { Services } from './services.ts'

let handedOver: readonly Panel[] = []

/** Called by the app once, with the panels of all modules: a page then finds those of its place. */
export function handOverPanels(panels: readonly Panel[]): void {
  handedOver = panels.toSorted((one, other) => one.order - other.order)
}

/** What other modules show at this place of this object to this reader, in their order. */
export async function panelsAt(
  place: string,
  asked: { services: Services; context: Context; objectId: string },
): Promise<VNode[]> {
  const here = handedOver.filter(panel => panel.place === place)
  const shown = await Promise.all(here.map(panel => panel.show(asked)))
  return shown.filter(markup => markup !== undefined)
}
