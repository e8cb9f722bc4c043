import { type Case, welfareEffects } from '@versneller/engine'
import { type Keyed, xOf } from './keyed.ts'
import { type Mistake, mistake } from './mistake.ts'
import { responsibilityMistakes } from './responsibility-terms.ts'
import { sameJson } from './same-json.ts'

function effectMistakes(x: Keyed, pointer: string): Mistake[] {
  const codes = welfareEffects.map(one => one.code)
  if (x.effect === undefined || codes.some(code => code === x.effect)) return []
  return [
    mistake('EFFECTSOORT_ONBEKEND', `${pointer}/x/effect`, {
      value: String(x.effect).slice(0, 64),
      known: codes.join(', '),
    }),
  ]
}

/**
 * Mistakes in fields of our own, that the format leaves free: kinds of effects, shares of responsibilities. Items that
 * stand as they did `before` are not judged: a case that was kept once can always be changed.
 */
export function freeFieldMistakes(content: Case, before?: Case): Mistake[] {
  return [
    ...changed(content.effects, before?.effects).flatMap(({ item, index }) =>
      effectMistakes(xOf(item), `/effects/${index}`),
    ),
    ...changed(content.responsibilities, before?.responsibilities).flatMap(({ item, index }) =>
      responsibilityMistakes(item, `/responsibilities/${index}`, content),
    ),
  ]
}

/** Members of a list that are new or changed, with their place. */
function changed<Item extends { id: string }>(list: readonly Item[] = [], before: readonly Item[] = []) {
  const known = new Map(before.map(item => [item.id, item]))
  return list
    .map((item, index) => ({ item, index }))
    .filter(({ item }) => !sameJson(known.get(item.id), item))
}
