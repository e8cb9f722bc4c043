/**
 * Effects that a social cost-benefit analysis of an area looks for, and for whom they mostly are: after the Dutch practice
 * of turning a land exploitation into such an analysis.
 */
export interface WelfareEffect {
  readonly code: string
  readonly name: { readonly nl: string; readonly en: string }
  /** Who mostly gains or loses. */
  readonly usually: { readonly nl: string; readonly en: string }
}

function effect(
  code: string,
  [nl, en]: readonly [string, string],
  [usuallyNl, usuallyEn]: readonly [string, string],
): WelfareEffect {
  return { code, name: { nl, en }, usually: { nl: usuallyNl, en: usuallyEn } }
}

const residents = ['bewoners', 'residents'] as const
const everybody = ['iedereen', 'everybody'] as const
const government = ['overheid', 'government'] as const

/** The effects, in the order in which they are printed. */
export const welfareEffects: readonly WelfareEffect[] = [
  effect('woongenot', ['Woongenot boven de prijs', 'Housing value above the price'], residents),
  effect(
    'grondwaarde',
    ['Grondwaarde buiten het gebied', 'Land value outside the area'],
    ['eigenaren in de omgeving', 'owners nearby'],
  ),
  effect(
    'bereikbaarheid',
    ['Bereikbaarheid en reistijd', 'Accessibility and travel time'],
    ['reizigers', 'travellers'],
  ),
  effect('uitstoot', ['Uitstoot en klimaat', 'Emissions and climate'], everybody),
  effect('geluid-lucht', ['Geluid en luchtkwaliteit', 'Noise and air quality'], residents),
  effect('gezondheid', ['Gezondheid', 'Health'], residents),
  effect(
    'natuur-water',
    ['Natuur, water en klimaatadaptatie', 'Nature, water and climate adaptation'],
    everybody,
  ),
  effect('erfgoed', ['Erfgoed en beleving', 'Heritage and amenity'], residents),
  effect('agglomeratie', ['Agglomeratievoordeel', 'Agglomeration'], ['bedrijven', 'firms']),
  effect('sociaal', ['Segregatie en veiligheid', 'Segregation and safety'], residents),
  effect('bedrijven', ['Verplaatste bedrijven', 'Displaced firms'], ['bedrijven', 'firms']),
  effect('uitleg', ['Vermeden infrastructuur van uitleg', 'Avoided greenfield infrastructure'], government),
  effect('bouwhinder', ['Bouwhinder', 'Construction nuisance'], residents),
  effect('belasting', ['Verstoring door belastingheffing', 'Distortion by taxation'], everybody),
]
