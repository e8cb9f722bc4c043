import type { Case } from '@versneller/engine'
import type { Language } from '../../../kit/texts/texts.ts'
import { nameOr, partyName } from '../pages/case-page.tsx'
import { shownPairs, shownValue } from '../pages/fields/shown-value.ts'
import { idAsWords, periodName } from '../pages/fields/words.ts'
import { say } from '../pages/say.ts'
import { fieldsOfCase, partyFields } from '../rules/part-fields/case-fields.ts'
import { pairs, type ReportTable } from './tables.ts'
import { sayReport } from './words.ts'

/** Calendar, rates, book value and indices; name and note stand on the first page. */
export function generalTable(caseFile: Case, language: Language): ReportTable {
  const t = sayReport(language)
  const fields = fieldsOfCase(caseFile).filter(({ path }) => !/^(name|note)\./.test(path))
  const shown = shownPairs(fields, caseFile, { caseFile, language })
  return {
    ...pairs(
      [t('assumption'), say(language)('value')],
      shown.map(({ label, value }) => [label, value]),
    ),
    widths: [1, 1],
  }
}

/** At which rate each party works. */
export function ratesTable(caseFile: Case, language: Language): ReportTable {
  const field = partyFields.find(({ path }) => path === 'rate')
  const rows = caseFile.parties.map(party => {
    const rate = field && shownValue(field, party, { caseFile, language })
    return [partyName(caseFile, party.id, language), rate ?? '–'] as const
  })
  return pairs([say(language)('party'), sayReport(language)('rateOwn')], rows)
}

/** When the phases are, if there are any. */
export function phasesTable(caseFile: Case, language: Language): ReportTable | undefined {
  const phases = caseFile.phases ?? []
  if (phases.length === 0) return undefined
  const t = sayReport(language)
  const areaOf = new Map(caseFile.areas?.map(area => [area.id, nameOr(area.name, area.id, language)]))
  return {
    heads: [t('phase'), t('phaseFrom'), t('phaseTo')],
    figures: [1, 2],
    widths: [1, 0, 0],
    rows: phases.map(phase => {
      const place = areaOf.get(phase.area)
      const name = idAsWords(phase.id)
      const days = [periodName(caseFile, phase.start, language), periodName(caseFile, phase.end, language)]
      return { cells: [place ? `${name}, ${place}` : name, ...days] }
    }),
  }
}
