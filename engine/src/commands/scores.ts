import { parseScores } from '../selection/parse-scores.ts'
import { type ScoresAnswer, scoreFiles } from '../selection/score-files.ts'
import { type AnswerTable, words } from './answer-table.ts'
import type { FileCommand } from './file-command.ts'

/** `scores`: the scores of a tranche freed of the strictness of its assessors. */
export const scoresCommand: FileCommand = {
  name: 'scores',
  usage: 'SCORES.json',
  summary: words(
    'Maak scores vrij van de strengheid van beoordelaars en wijs aan waarover zij moeten praten.',
    'Free scores of the strictness of assessors and point out what they have to talk about.',
  ),
  example: 'versneller scores scores.json --json',
  valued: [],
  flags: [],
  run(input) {
    const read = parseScores(input)
    if (!read.ok) return read
    const answer = scoreFiles(read.scores)
    return { ok: true, answer, tables: tablesOf(answer) }
  },
}

function tablesOf({ files, assessors, agreement }: ScoresAnswer): AnswerTable[] {
  const yesNo = (is: boolean) => (is ? words('ja', 'yes') : words('nee', 'no'))
  return [
    {
      title: words('Plannen', 'Files'),
      columns: [
        words('plan', 'file'),
        words('gemiddelde', 'raw mean'),
        words('zonder strengheid', 'adjusted'),
        words('haalt drempel', 'passes'),
        words('bespreken', 'flags'),
      ],
      rows: Object.entries(files)
        .toSorted(([, a], [, b]) => (b.adjusted ?? 0) - (a.adjusted ?? 0))
        .map(([id, { raw, adjusted, passes, flags }]) => [id, raw, adjusted, yesNo(passes), flags.join(' ')]),
    },
    {
      title: words('Beoordelaars', 'Assessors'),
      columns: [
        words('beoordelaar', 'assessor'),
        words('strengheid (boven nul: mild)', 'strictness (above zero: mild)'),
      ],
      rows: Object.entries(assessors),
    },
    {
      title: words('Overeenstemming', 'Agreement'),
      columns: [words('maat', 'measure'), words('waarde', 'value')],
      rows: [
        [words('intraklassecorrelatie', 'intraclass correlation'), agreement.intraclassCorrelation],
        ...Object.entries(agreement.alpha).map(([criterion, alpha]) => [`alpha ${criterion}`, alpha]),
        [words('aandeel te bespreken', 'share flagged'), agreement.flaggedShare],
        [words('losse groepen', 'separate groups'), agreement.groups],
      ],
    },
  ]
}
