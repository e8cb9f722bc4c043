import type { Language } from '../../../kit/texts/texts.ts'
import { type Column, DataTable } from '../../../kit/ui/index.ts'
import { type Area, type Figure, type FigureKind, figureKinds } from '../model.ts'
import { projectTexts } from '../texts.ts'
import { figureLabel, figureValue, provenanceLabel } from './labels.ts'

interface FactRow {
  kind: FigureKind
  figure: Figure | undefined
}

/** Every kind of figure, also the ones that nobody found: what is unknown is said. */
function factRows(area: Area): FactRow[] {
  return figureKinds.flatMap((kind): FactRow[] => {
    const figures = area.figures.filter(figure => figure.kind === kind)
    return figures.length > 0 ? figures.map(figure => ({ kind, figure })) : [{ kind, figure: undefined }]
  })
}

/** The figures of an area with year and origin. */
export function FactTable({ area, language }: { area: Area; language: Language }) {
  const t = projectTexts(language)
  const columns: Column<FactRow>[] = [
    { key: 'fact', head: t('fact'), cell: row => figureLabel(row.kind, language) },
    {
      key: 'value',
      head: t('value'),
      align: 'end',
      cell: ({ figure }) =>
        figure ? (
          <span class="num">
            {figureValue(figure, language)}
            <span class="sub">{t(figure.isMeasured ? 'measured' : 'planned')}</span>
          </span>
        ) : (
          <span class="muted">{t('unknown')}</span>
        ),
    },
    { key: 'year', head: t('year'), align: 'end', cell: ({ figure }) => figure?.sourceYear },
    {
      key: 'provenance',
      head: t('howKnown'),
      cell: ({ figure }) => figure && provenanceLabel(figure.provenance, language),
    },
  ]
  return (
    <DataTable
      id="feitentabel"
      caption={t('facts')}
      isCaptionHidden
      columns={columns}
      rows={factRows(area)}
      rowKey={({ kind, figure }) => `${kind}-${figure?.sourceYear}`}
    />
  )
}
