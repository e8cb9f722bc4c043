import type { Case, Party } from '@versneller/engine'
import type { SeriesKey } from '../../../kit/ui/index.ts'
import type { WorkbenchParty } from '../workbench-contract.ts'

/** Letter and colour of each kind of party; others share the grey of the rest. */
const kinds: Partial<Record<Party['kind'], { letter: string; series: SeriesKey }>> = {
  gemeente: { letter: 'G', series: 'g' },
  gem: { letter: 'G', series: 'g' },
  rijk: { letter: 'R', series: 'r' },
  ontwikkelaar: { letter: 'O', series: 'o' },
  corporatie: { letter: 'C', series: 'c' },
  belegger: { letter: 'B', series: 'b' },
  eigenaar: { letter: 'E', series: 'e' },
  koper: { letter: 'K', series: 'k' },
  bouwbedrijf: { letter: 'W', series: 'w' },
  provincie: { letter: 'P', series: 'r' },
  waterschap: { letter: 'S', series: 'r' },
  fonds: { letter: 'F', series: 'e' },
  bank: { letter: 'N', series: 'k' },
}

/** The parties of a case with code and colour; a number follows where there are more of one letter. */
export function workbenchParties(caseFile: Case, named: (partyId: string) => string): WorkbenchParty[] {
  const letters = caseFile.parties.map(party => kinds[party.kind]?.letter ?? 'X')
  return caseFile.parties.map((party, index) => {
    const letter = letters[index]!
    const place = letters.slice(0, index + 1).filter(one => one === letter).length
    const isOnly = letters.filter(one => one === letter).length === 1
    return {
      id: party.id,
      code: isOnly ? letter : `${letter}${place}`,
      series: kinds[party.kind]?.series ?? 'w',
      name: named(party.id),
    }
  })
}
