import { formats } from '../../../../kit/texts/formats.ts'
import type { Language } from '../../../../kit/texts/texts.ts'
import { DataTable } from '../../../../kit/ui/index.ts'
import { classOf, homeOf, type RiskClasses } from '../../rules/risk-register.ts'
import { partyName } from '../case-page.tsx'
import { idAsWords } from '../fields/words.ts'
import type { PictureProps } from './shapes.ts'
import { sayChance } from './words.ts'

/** Names of the classes between bounds: "under 10%", "10% - 25%", "from 50%". */
function classNamesOf(
  bounds: readonly number[],
  write: (value: number) => string,
  language: Language,
): string[] {
  const t = sayChance(language)
  const [first = 0] = bounds
  return [
    t('classUnder', { bound: write(first) }),
    ...bounds
      .slice(1)
      .map((bound, place) => t('classBetween', { low: write(bounds[place] ?? 0), high: write(bound) })),
    t('classFrom', { bound: write(bounds.at(-1) ?? 0) }),
  ]
}

/** Events by chance and effect, and where the money for each of them is. */
export function RiskRegister(props: PictureProps) {
  const { data, profile, language } = props
  const t = sayChance(language)
  const { million, percent } = formats(language)
  const { register } = profile
  if (register.length === 0) return null
  const nameOfHome = (row: (typeof register)[number]): string => {
    const home = homeOf(row, data.classes)
    return t(`home_${home}`, { line: row.coveredBy ? idAsWords(row.coveredBy.line) : '' })
  }
  return (
    <div class="stack-s">
      <h2 id="register-kop">{t('registerTitle')}</h2>
      <p class="measure small">{t('registerText')}</p>
      <RiskMatrix register={register} classes={data.classes} language={language} />
      <DataTable
        id="register"
        caption={t('registerCaption')}
        rows={register.toSorted((a, b) => b.expectedEur - a.expectedEur)}
        rowKey={row => row.id}
        columns={[
          { key: 'event', head: t('event'), cell: row => idAsWords(row.id), total: t('expectedTogether') },
          { key: 'chance', head: t('chance'), align: 'end', cell: row => percent(row.probability) },
          {
            key: 'effect',
            head: t('effect'),
            unit: t('millionEuro'),
            align: 'end',
            cell: row => million(row.effectEur, { decimals: 2 }),
          },
          {
            key: 'expected',
            head: t('expectedLoss'),
            unit: t('millionEuro'),
            align: 'end',
            cell: row => million(row.expectedEur, { decimals: 2 }),
            total: million(
              register.reduce((sum, row) => sum + row.expectedEur, 0),
              { decimals: 2 },
            ),
          },
          {
            key: 'bearers',
            head: t('bearers'),
            cell: row =>
              row.bearers
                .map(({ party, share }) => `${partyName(data.caseFile, party, language)} ${percent(share)}`)
                .join(', '),
          },
          { key: 'home', head: t('homeHead'), cell: nameOfHome },
        ]}
      />
      <Cover {...props} />
    </div>
  )
}

interface MatrixProps {
  register: PictureProps['profile']['register']
  classes: RiskClasses
  language: Language
}

/** Chances down, effects across; the names of the events stand in their class. */
function RiskMatrix({ register, classes, language }: MatrixProps) {
  const t = sayChance(language)
  const { percent, moneyMillion, number } = formats(language)
  const effects = classNamesOf(
    classes.effectsEur,
    eur => moneyMillion(eur, { decimals: eur % 1e6 === 0 ? 0 : 2 }),
    language,
  )
  const chances = classNamesOf(
    classes.chances,
    chance =>
      Number.isInteger(chance * 100) ? percent(chance) : `${number(chance * 100, { decimals: 1 })}%`,
    language,
  )
  const rows = chances.map((name, chance) => ({ name, chance })).toReversed()
  const inCell = (chance: number, effect: number) =>
    register.filter(
      row =>
        classOf(row.probability, classes.chances) === chance &&
        classOf(row.effectEur, classes.effectsEur) === effect,
    )
  return (
    <DataTable
      id="kans-gevolg"
      caption={t('matrixCaption')}
      rows={rows}
      rowKey={row => row.name}
      columns={[
        { key: 'chance', head: t('chanceByEffect'), cell: row => row.name },
        ...effects.map((head, effect) => ({
          key: String(effect),
          head,
          cell: ({ chance }: { chance: number }) =>
            inCell(chance, effect)
              .map(row => idAsWords(row.id))
              .join(', ') || t('none'),
        })),
      ]}
    />
  )
}

/** Whether the lines that absorb events are enough for what those are expected to cost: no euro is counted twice. */
function Cover({ profile: { register }, language }: PictureProps) {
  const t = sayChance(language)
  const { moneyMillion } = formats(language)
  const lines = new Map<string, { roomEur: number; expectedEur: number }>()
  for (const { coveredBy, expectedEur } of register) {
    if (!coveredBy) continue
    const before = lines.get(coveredBy.line)?.expectedEur ?? 0
    lines.set(coveredBy.line, { roomEur: coveredBy.roomEur, expectedEur: before + expectedEur })
  }
  return (
    <>
      {[...lines].map(([line, { roomEur, expectedEur }]) => (
        <p key={line} class="measure small">
          {t('coverText', {
            line: idAsWords(line),
            room: moneyMillion(roomEur, { decimals: 2 }),
            expected: moneyMillion(expectedEur, { decimals: 2 }),
          })}
        </p>
      ))}
    </>
  )
}
