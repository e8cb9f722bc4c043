import type { Bilingual, Case } from '@versneller/engine'
import { type Formats, formats } from '../../../../kit/texts/formats.ts'
import type { Language } from '../../../../kit/texts/texts.ts'
import { yearOf } from '../../rules/workbench/columns.ts'
import type { Withheld, WorkbenchParty, WorkbenchProps } from '../../workbench-contract.ts'
import { type Say, workbenchTexts } from './texts.ts'

/** What every part of the workbench needs to write words and figures. */
export interface View {
  language: Language
  t: Say
  format: Formats
  parties: readonly WorkbenchParty[]
  withheld: Withheld
  party: (id: string) => WorkbenchParty | undefined
  name: (name: Bilingual | undefined, otherwise: string) => string
  /** Open remarks at a line or row. */
  remarkCount: (id: string) => number
  /** Page of the remarks at a line or row. */
  remarksPage: (id: string) => string
}

/** So many amounts are remembered as they are written. */
const rememberedMost = 10_000

/** The same formats; an amount that stands in many cells, or is drawn again and again, is written out once. */
function remembering(format: Formats): Formats {
  const written = new Map<number, string>()
  return {
    ...format,
    million: (eur, precision) => {
      if (precision) return format.million(eur, precision)
      const known = written.get(eur)
      if (known !== undefined) return known
      if (written.size >= rememberedMost) written.clear()
      const text = format.million(eur)
      written.set(eur, text)
      return text
    },
  }
}

/** Words and figures in the language of the page. */
export function viewOf(
  { language, parties, withheld, addresses }: WorkbenchProps,
  remarkCounts: WorkbenchProps['remarkCounts'],
): View {
  return {
    language,
    t: workbenchTexts(language),
    format: remembering(formats(language)),
    parties,
    withheld,
    party: id => parties.find(party => party.id === id),
    name: (name, otherwise) => name?.[language] ?? name?.nl ?? otherwise,
    remarkCount: id => remarkCounts[id] ?? 0,
    remarksPage: id => `${addresses.remarks}?regel=${encodeURIComponent(id)}`,
  }
}

/** Gain or loss, for the colour of an amount; nothing when it is rounded to zero. */
export function toneOf(eur: number): 'loss' | 'gain' | undefined {
  if (Math.abs(eur) < 50_000) return undefined
  return eur < 0 ? 'loss' : 'gain'
}

/** A period in words: the year, with its half or quarter. */
export function periodName(caseFile: Case, t: number, { t: say }: View): string {
  const year = String(yearOf(caseFile, t))
  if (t === 0) return say('workbenchStart')
  if (!caseFile.period || caseFile.period === 'year') return year
  const many = caseFile.period === 'quarter' ? 4 : 2
  const part = ((t - 1) % many) + 1
  return say(many === 4 ? 'workbenchQuarter' : 'workbenchHalfYear', { part, year })
}

/** A label of the engine in which "t 3" is said as the year or quarter that it is. */
export function labelOf(label: { nl: string; en: string }, caseFile: Case, view: View): string {
  return label[view.language].replace(/\bt (\d+)\b/g, (_, t: string) => periodName(caseFile, Number(t), view))
}
