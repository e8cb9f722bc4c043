import type { Language } from '../../../kit/texts/texts.ts'
import { type Column, DataTable } from '../../../kit/ui/index.ts'
import { type Figure, figureKinds, type Project } from '../model.ts'
import { projectTexts } from '../texts.ts'
import { figureLabel, figureValue, provenanceLabel } from './labels.ts'

// Making one costs more than using it.
const listFormats = { nl: new Intl.ListFormat('nl'), en: new Intl.ListFormat('en') }

/** The figures of an area with year and origin, and in a sentence what nobody found. */
export function FactTable({ project, language }: { project: Project; language: Language }) {
  const t = projectTexts(language)
  const unknown = figureKinds.filter(kind => !project.figures.some(figure => figure.kind === kind))
  const names = listFormats[language].format(unknown.map(kind => inSentence(figureLabel(kind, language))))
  return (
    <div class="stack">
      {project.figures.length > 0 && (
        <DataTable
          id="feitentabel"
          caption={t('factsOf', { name: project.name })}
          isCaptionHidden
          columns={columns(language)}
          rows={inOrder(project.figures)}
          rowKey={({ kind, sourceYear }) => `${kind}-${sourceYear}`}
        />
      )}
      {unknown.length > 0 && <p>{t('unknownFacts', { names })}</p>}
    </div>
  )
}

/** The first letter alone: a name within the label keeps its capital. */
const inSentence = (label: string): string => label.charAt(0).toLowerCase() + label.slice(1)

const inOrder = (figures: readonly Figure[]): Figure[] =>
  figures.toSorted((one, other) => figureKinds.indexOf(one.kind) - figureKinds.indexOf(other.kind))

function columns(language: Language): Column<Figure>[] {
  const t = projectTexts(language)
  return [
    { key: 'fact', head: t('fact'), cell: figure => figureLabel(figure.kind, language) },
    {
      key: 'value',
      head: t('value'),
      align: 'end',
      cell: figure => (
        <span class="num">
          {figureValue(figure, language)}
          <span class="sub">{t(figure.isMeasured ? 'measured' : 'planned')}</span>
        </span>
      ),
    },
    { key: 'year', head: t('year'), align: 'end', cell: figure => figure.sourceYear },
    {
      key: 'provenance',
      head: t('howKnown'),
      cell: figure => provenanceLabel(figure.provenance, language),
    },
  ]
}
