import { HeatTable } from '../../../../kit/charts/index.ts'
import { formats } from '../../../../kit/texts/formats.ts'
import { DataTable } from '../../../../kit/ui/index.ts'
import { partyName } from '../case-page.tsx'
import { clauseSentence } from '../clause-sentence.ts'
import { idAsWords } from '../fields/words.ts'
import type { PictureProps } from './shapes.ts'
import { sayChance } from './words.ts'

const tenths = Array.from({ length: 10 }, (_, place) => place)

/** What every clause pays: how often, how much, and in which courses. */
export function ClausesByTenth({ data, profile, language }: PictureProps) {
  const t = sayChance(language)
  const { million, percent } = formats(language)
  const { caseFile, isAreaTold } = data
  const rows = profile.clauses.flatMap(row => {
    const clause = caseFile.clauses?.find(one => one.id === row.id)
    return clause ? [{ ...row, sentence: clauseSentence(clause, caseFile, language) }] : []
  })
  if (rows.length === 0) return null
  return (
    <div class="stack-s">
      <h2 id="afspraken-kop">{t('clausesTitle')}</h2>
      <p class="measure small">{t('clausesText')}</p>
      <DataTable
        id="afspraken"
        caption={t('clausesTitle')}
        isCaptionHidden
        rows={rows}
        rowKey={row => row.id}
        columns={[
          {
            key: 'clause',
            head: t('clause'),
            cell: row => (
              <>
                <b>{idAsWords(row.id)}</b>
                <br />
                <span class="small muted">{row.sentence}</span>
              </>
            ),
          },
          {
            key: 'who',
            head: t('fromTo'),
            cell: row =>
              t('fromToText', {
                from: partyName(caseFile, row.from, language),
                to: partyName(caseFile, row.to, language),
              }),
          },
          { key: 'chance', head: t('chancePaid'), align: 'end', cell: row => percent(row.pPaid) },
          {
            key: 'mean',
            head: t('meanPaid'),
            unit: t('millionEuro'),
            align: 'end',
            cell: row => million(row.meanEur, { decimals: 2 }),
          },
          {
            key: 'p90',
            head: t('mostPaid'),
            unit: t('millionEuro'),
            align: 'end',
            cell: row => million(row.p90, { decimals: 2 }),
          },
        ]}
      />
      {isAreaTold && <ByTenth profile={profile} language={language} />}
    </div>
  )
}

/** What clauses pay from the worst courses to the best. */
function ByTenth({ profile, language }: Omit<PictureProps, 'data'>) {
  const t = sayChance(language)
  const last = tenths.length - 1
  const head = (place: number): string => {
    if (place === 0) return t('tenthWorst')
    return place === last ? t('tenthBest') : String(place + 1)
  }
  return (
    <>
      <p class="measure small">{t('tenthsText')}</p>
      <HeatTable
        language={language}
        id="per-tiende"
        caption={t('tenthsCaption')}
        rowHead={t('clause')}
        columns={tenths.map(place => ({ key: String(place), head: head(place) }))}
        rows={profile.clauses.map(row => ({
          name: idAsWords(row.id),
          values: row.byTenth.map(eur => eur / 1e6),
        }))}
        bounds={{ gain: 0.05, loss: [-0.05, -1, -5] }}
      />
    </>
  )
}
