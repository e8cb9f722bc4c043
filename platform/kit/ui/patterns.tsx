import type { JSX } from 'preact'
import type { SeriesKey } from './types.ts'

type PatternedKey = Exclude<SeriesKey, 'g'>

/** Side of the tile in px and what is drawn on it; the first series stays solid. */
const tiles: Record<PatternedKey, { size: number; line?: string; dot?: string }> = {
  r: { size: 6, line: 'M-1 7L7-1' },
  o: { size: 6, dot: 'M1.8 3a1.2 1.2 0 1 0 2.4 0a1.2 1.2 0 1 0-2.4 0' },
  c: { size: 5, line: 'M0 2.5H5' },
  b: { size: 6, line: 'M-1-1L7 7' },
  e: { size: 5, line: 'M2.5 0V5' },
  k: { size: 7, line: 'M0 3.5H7M3.5 0V7' },
  w: { size: 8, dot: 'M0 0h4v4H0zM4 4h4v4H4z' },
}

/** The id of the pattern of a series, or nothing for the solid one. */
export function patternId(key: SeriesKey): string | undefined {
  return key === 'g' ? undefined : `pattern-${key}`
}

/** The patterns of all series, once on a page; the shapes point at them by id. */
export function SeriesPatterns(): JSX.Element {
  return (
    <svg class="v-patterns" aria-hidden="true" focusable="false">
      <defs>
        {Object.entries(tiles).map(([key, { size, line, dot }]) => (
          <pattern key={key} id={`pattern-${key}`} width={size} height={size} patternUnits="userSpaceOnUse">
            {line && <path class="v-pattern-line" d={line} />}
            {dot && <path class="v-pattern-dot" d={dot} />}
          </pattern>
        ))}
      </defs>
    </svg>
  )
}
