/** Milliseconds that a figure stays tinted after it changed. */
const tintMs = 600
const tinted = 'v-cell-changed'

/** When the tint of each place ends, the first to end in front. */
const endings = new Map<Pick<Element, 'classList'>, number>()

function endTints(): void {
  const now = performance.now()
  for (const [place, end] of endings) {
    if (end > now) {
      setTimeout(endTints, end - now)
      return
    }
    endings.delete(place)
    place.classList.remove(tinted)
  }
}

/**
 * Tints a place for a moment, steadily: a tint that fades is painted again for every frame, and whatever is worked out
 * meanwhile waits for each of them.
 */
export function tint(place: Pick<Element, 'classList'>): void {
  if (endings.size === 0) setTimeout(endTints, tintMs)
  endings.delete(place)
  endings.set(place, performance.now() + tintMs)
  place.classList.add(tinted)
}
