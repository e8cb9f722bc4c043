import type { Problem } from '../../../kit/http/problem.ts'
import { placesIn } from '../../../kit/texts/catalogues.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { problem } from '../problems.ts'

const charactersMax = 4000

/** Why a wording cannot stand in the place of the software's own: it must hold exactly the same places. */
export function wordingProblem(original: string, wording: string, field: Language): Problem | undefined {
  if (wording.trim() === '' || wording.length > charactersMax) return problem('TEKST_LENGTE', field)
  const places = placesIn(original) ?? []
  const given = placesIn(wording)
  if (given && places.join() === given.join()) return undefined
  const wanted = places.map(place => `{${place.replace(' ', ', ')}}`).join(', ')
  return wanted === ''
    ? problem('TEKST_ZONDER_PLAATSEN', field)
    : problem('TEKST_PLAATSEN', field, { wanted })
}
