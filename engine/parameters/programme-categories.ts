/** In what a programme category is counted: homes, lettable floor area (m2 VVO) or parking places. */
export type ProgrammeUnit = 'woning' | 'm2-vvo' | 'plaats'

/**
 * One category of the programme. `affordable` says what the category itself promises; the dated limits of rent and
 * price decide in the end.
 */
export interface ProgrammeCategory {
  readonly code: string
  readonly name: { readonly nl: string; readonly en: string }
  readonly isHome: boolean
  readonly isAffordable: boolean
  readonly unit: ProgrammeUnit
}

function home(code: string, nl: string, en: string, isAffordable = false): ProgrammeCategory {
  return { code, name: { nl, en }, isHome: true, isAffordable, unit: 'woning' }
}

function building(code: string, nl: string, en: string, unit: ProgrammeUnit = 'm2-vvo'): ProgrammeCategory {
  return { code, name: { nl, en }, isHome: false, isAffordable: false, unit }
}

/** Every category, in the order in which a programme is printed. */
export const programmeCategories: readonly ProgrammeCategory[] = [
  home('huur-sociaal', 'Sociale huur', 'Social rent', true),
  home('huur-midden', 'Middenhuur', 'Mid rent', true),
  home('huur-vrij', 'Vrije sector huur', 'Free-sector rent'),
  home('koop-sociaal', 'Sociale koop', 'Social owner-occupied', true),
  home('koop-betaalbaar', 'Betaalbare koop', 'Affordable owner-occupied', true),
  home('koop-middelduur', 'Middeldure koop', 'Middle-segment owner-occupied'),
  home('koop-duur', 'Dure koop', 'Upper-segment owner-occupied'),
  home('kavel', 'Kavels', 'Plots for own building'),
  home('cpo', 'Collectief particulier opdrachtgeverschap', 'Collective private commissioning'),
  home('zorg', 'Zorgwoningen', 'Homes with care'),
  home('student', 'Studentenwoningen', 'Student homes'),
  home('flex', 'Flexwoningen', 'Flexible homes'),
  building('kantoor', 'Kantoor', 'Office'),
  building('bedrijf', 'Bedrijfsruimte', 'Workspace'),
  building('winkel', 'Winkel', 'Retail'),
  building('horeca', 'Horeca', 'Food and drink'),
  building('school', 'School', 'School'),
  building('cultuur', 'Cultuur', 'Culture'),
  building('zorgvoorziening', 'Zorgvoorziening', 'Care facility'),
  building('hotel', 'Hotel', 'Hotel'),
  building('logistiek', 'Logistiek', 'Logistics'),
  building('parkeren-maaiveld', 'Parkeren op maaiveld', 'Surface parking', 'plaats'),
  building('parkeren-gebouwd', 'Gebouwd parkeren', 'Structured parking', 'plaats'),
  building('parkeren-halfverdiept', 'Halfverdiept parkeren', 'Half-sunken parking', 'plaats'),
  building('parkeren-ondergronds', 'Ondergronds parkeren', 'Underground parking', 'plaats'),
  building('deelmobiliteit', 'Deelmobiliteit', 'Shared mobility', 'plaats'),
  building('warmtenet', 'Warmtenet', 'Heat network', 'woning'),
  building('wko', 'Warmte-koudeopslag', 'Heat and cold storage', 'woning'),
  building('nuts', 'Nutsvoorzieningen', 'Utilities', 'woning'),
]
