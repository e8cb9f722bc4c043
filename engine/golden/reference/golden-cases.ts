/** The seven example cases, with every variant and convention in which they are compared. */
import nijmegen from '../cases/bouwclaim-nijmegen.json' with { type: 'json' }
import groningen from '../cases/haven-groningen.json' with { type: 'json' }
import nieuwegein from '../cases/kostenverhaal-nieuwegein.json' with { type: 'json' }
import miniGrex from '../cases/mini-grex.json' with { type: 'json' }
import eindhoven from '../cases/sluitend-eindhoven.json' with { type: 'json' }
import zwolle from '../cases/station-zwolle.json' with { type: 'json' }
import vierPartijen from '../cases/vier-partijen.json' with { type: 'json' }
import type { Case, Convention } from './shape.ts'

/** The files by id. */
export const goldenCases = Object.fromEntries(
  [nijmegen, groningen, nieuwegein, miniGrex, eindhoven, zwolle, vierPartijen].map(file => [
    file.id,
    file as unknown as Case,
  ]),
)

export const conventions: Convention[] = ['begin', 'mid', 'end']

/** One way to appraise a case; no variant means the base. */
export type View = { convention: Convention; variantId?: string }

/** Base and every variant of a case, each in three conventions. */
export function viewsOf(file: Case): View[] {
  const variants = (file.variants ?? []).map(variant => variant.id)
  return conventions.flatMap(convention => [
    { convention },
    ...variants.map(variantId => ({ convention, variantId })),
  ])
}
