import { readFileSync } from 'node:fs'
import { applyVariant, appraise, CaseProblem } from '@versneller/engine'
import { pdfFont, renderPdf } from '../../../kit/documents/pdf.ts'
import { formats } from '../../../kit/texts/formats.ts'
import { say } from '../pages/say.ts'
import { generalTable, phasesTable, ratesTable } from './assumptions.ts'
import { chancesSection } from './chances.ts'
import { lineGroups } from './lines.ts'
import { areaTable, landTable, partiesTable, yearsTable } from './outcomes.ts'
import { responsibilitiesSection } from './responsibilities.ts'
import type { Reported, ReportSubject } from './subject.ts'
import type { ReportTable } from './tables.ts'
import { reportRules } from './tested.ts'
import { reportFacts, reportNames, reportNotes } from './title.ts'
import { welfareTable } from './welfare.ts'
import { sayReport } from './words.ts'

const template = readFileSync(new URL('report.typ', import.meta.url), 'utf8')

function outcomes(reported: Reported) {
  const t = sayReport(reported.language)
  const land = landTable(reported)
  const welfare = welfareTable(reported)
  return {
    title: t('resultsTitle'),
    parts: [
      { title: t('areaTitle'), table: areaTable(reported) },
      ...(land ? [land] : []),
      { title: t('partiesTitle'), table: partiesTable(reported) },
      yearsTable(reported),
      ...(welfare ? [welfare] : []),
    ],
    notes: [
      say(reported.language)('beforeFinance'),
      ...(land ? [] : [say(reported.language)('noLandExploitation')]),
      t('noCharts'),
    ],
  }
}

function assumptions({ under, language }: Reported) {
  const t = sayReport(language)
  const phases = phasesTable(under, language)
  return {
    title: t('assumptionsTitle'),
    parts: [
      { title: t('generalTitle'), table: generalTable(under, language) },
      { title: say(language)('tab_partijen'), table: ratesTable(under, language) },
      ...(phases ? [{ title: say(language)('tab_fasen'), table: phases }] : []),
    ],
    notes: [],
  }
}

function lines(reported: Reported) {
  const t = sayReport(reported.language)
  const parts = lineGroups(reported)
  return { title: t('linesTitle'), parts, notes: [parts.length === 0 ? t('noLines') : t('linesLead')] }
}

function checksTable({ appraisal, language }: Reported): ReportTable {
  const t = say(language)
  return {
    heads: [sayReport(language)('outcome'), sayReport(language)('checkOf')],
    figures: [],
    widths: [0, 1],
    rows: appraisal.checks.map(({ ok, text }) => ({
      cells: [t(ok ? 'checkOk' : 'checkNotOk'), text[language]],
    })),
  }
}

function sources({ under, language }: Reported) {
  const t = sayReport(language)
  return {
    title: t('sourcesTitle'),
    none: t('noSources'),
    heads: [t('number'), t('sourceText'), t('sourceDate')],
    rows: (under.sources ?? []).map(({ text, url, date }, index) => ({
      number: String(index + 1),
      text,
      url: url !== undefined && /^https?:\/\//.test(url) ? url : '',
      date: date === undefined ? '–' : formats(language).date(date),
    })),
  }
}

/** All words of the report, in the order of its pages. */
function reportData(reported: Reported) {
  const { language, withheld } = reported
  const t = sayReport(language)
  const rules = reportRules(reported)
  return {
    language,
    font: pdfFont,
    ...reportNames(reported),
    kind: t('kindOfDocument'),
    contents: t('contents'),
    about: t('aboutTitle'),
    page: t('page', { page: '§', pages: '§' }).split('§'),
    facts: reportFacts(reported),
    notes: reportNotes(reported),
    sections: [
      outcomes(reported),
      assumptions(reported),
      lines(reported),
      ...(reported.responsibilities ? [responsibilitiesSection(reported.responsibilities, language)] : []),
      ...(reported.chances ? [chancesSection(reported, reported.chances)] : []),
    ],
    rules: {
      title: t('rulesTitle'),
      withoutTitle: t('rulesWithout'),
      reason: say(language)('reason'),
      ...rules,
    },
    checks: {
      title: say(language)('checks'),
      table: checksTable(reported),
      notes: withheld.lineCount > 0 ? [say(language)('visibleOnly')] : [],
    },
    sources: sources(reported),
  }
}

/**
 * The report of a case for one reader as a tagged PDF, in that reader's language.
 * @throws CaseProblem when there is no such variant, or it does not fit
 */
export function caseReport(subject: ReportSubject): Buffer {
  const { caseFile, variantId, madeAt } = subject
  const outcome = variantId === undefined ? undefined : applyVariant(caseFile, variantId)
  if (outcome && !outcome.ok) throw new CaseProblem(outcome.errors)
  const under = outcome?.case ?? caseFile
  const data = reportData({ ...subject, under, appraisal: appraise(under) })
  return renderPdf({ typst: template, data, madeAt })
}
