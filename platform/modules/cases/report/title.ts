import { dayOf } from '../../../kit/clock/dutch-days.ts'
import { formats } from '../../../kit/texts/formats.ts'
import { inLanguage } from '../../../kit/texts/texts.ts'
import { lockSentences } from '../islands/bench/hidden-marks.tsx'
import { nameOr } from '../pages/case-page.tsx'
import { say } from '../pages/say.ts'
import type { Reported } from './subject.ts'
import { sayReport } from './words.ts'

const conventionWords = { begin: 'workbenchBegin', mid: 'workbenchMid', end: 'workbenchEnd' } as const

function keptFacts({ kept, language }: Reported): (readonly [string, string])[] {
  if (!kept) return []
  const t = sayReport(language)
  const { number } = formats(language)
  const { version } = kept
  return [
    [t('fact_state'), say(language)(`state_${kept.state}`)],
    [t('fact_revision'), number(kept.revision)],
    ...(version ? [[t('fact_version'), `${number(version.number)}: ${version.name}`] as const] : []),
  ]
}

/** What identifies the report: which case, of when, and on what it is worked out. Label and value. */
export function reportFacts(reported: Reported): (readonly [string, string])[] {
  const { under, appraisal, language, madeAt } = reported
  const t = sayReport(language)
  const { date } = formats(language)
  const day = dayOf(madeAt)
  return [
    ...keptFacts(reported),
    [t('fact_valuationDate'), date(under.valuationDate)],
    [t('fact_priceLevel'), date(under.priceLevelDate ?? under.valuationDate)],
    [t('fact_convention'), say(language)(conventionWords[appraisal.convention])],
    [t('fact_madeOn'), date(day)],
    [t('fact_file'), under.id],
    [t('fact_hash'), appraisal.inputHash],
  ]
}

/** What a reader must know before any figure: what is hidden, and that it is an illustration. */
export function reportNotes(reported: Reported): { title: string | null; text: string; isLock: boolean }[] {
  const { withheld, language, isIllustration, variantId, under, kept } = reported
  const t = say(language)
  const more = variantId !== undefined && withheld.totals.length > 0 ? t('hiddenOfBase') : undefined
  const opening = sayReport(language)('withheld', { count: withheld.lineCount })
  const lock = lockSentences({ t, language, withheld, more, opening })
  const note = under.note ? inLanguage(under.note, language) : undefined
  const about = note ?? (isIllustration ? t('illustrationText') : undefined)
  const isSaid = about?.startsWith(t('illustration')) ?? false
  return [
    ...(about === undefined
      ? []
      : [{ title: isIllustration && !isSaid ? t('illustration') : null, text: about, isLock: false }]),
    ...(lock === undefined ? [] : [{ title: null, text: lock, isLock: true }]),
    ...(kept ? [] : [{ title: null, text: sayReport(language)('notSaved'), isLock: false }]),
  ]
}

/** The name of the case, and that of the variant if it is one. */
export function reportNames({ caseFile, variantId, language }: Reported) {
  const name = inLanguage(caseFile.name, language)
  const variant = caseFile.variants?.find(({ id }) => id === variantId)
  const t = sayReport(language)
  return {
    name,
    documentTitle: t('documentTitle', { name }),
    variant: variant ? t('variantTitle', { name: nameOr(variant.reason, variant.id, language) }) : null,
  }
}
