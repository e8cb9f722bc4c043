import bouwclaimNijmegen from '../../../golden/cases/bouwclaim-nijmegen.json' with { type: 'json' }
import havenGroningen from '../../../golden/cases/haven-groningen.json' with { type: 'json' }
import kostenverhaalNieuwegein from '../../../golden/cases/kostenverhaal-nieuwegein.json' with {
  type: 'json',
}
import miniGrex from '../../../golden/cases/mini-grex.json' with { type: 'json' }
import sluitendEindhoven from '../../../golden/cases/sluitend-eindhoven.json' with { type: 'json' }
import stationZwolle from '../../../golden/cases/station-zwolle.json' with { type: 'json' }
import vierPartijen from '../../../golden/cases/vier-partijen.json' with { type: 'json' }
import { parseCase } from '../../case/parse-case.ts'
import type { Case } from '../../case/types.ts'

/** For tests only: the seven cases of golden/cases as written. */
export const goldenDocuments: readonly unknown[] = [
  bouwclaimNijmegen,
  havenGroningen,
  kostenverhaalNieuwegein,
  miniGrex,
  sluitendEindhoven,
  stationZwolle,
  vierPartijen,
]

/** For tests only: the seven cases of golden/cases, checked, by id. */
export const goldenCases: ReadonlyMap<string, Case> = new Map(
  goldenDocuments.map(document => {
    const outcome = parseCase(document)
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
    return [outcome.case.id, outcome.case]
  }),
)

/** For tests only: one golden case. */
export function goldenCase(id: string): Case {
  const found = goldenCases.get(id)
  if (!found) throw new Error(`no golden case ${id}`)
  return found
}
