import type { CalibratedFactor, Calibration } from '../risk/calibration/calibration.ts'
import { type AnswerTable, words } from './answer-table.ts'

const perCent = (share: number): number => Math.round(1000 * share) / 10
const part = (value: number): number => Math.round(100 * value) / 100

const rowsOf = ({ observed, simulated }: CalibratedFactor): AnswerTable['rows'] => {
  const figure = (
    label: ReturnType<typeof words>,
    name: keyof CalibratedFactor['observed'],
    write: (value: number) => number,
  ) => [
    label,
    write(observed[name]),
    ...[simulated[name].mean, simulated[name].p10, simulated[name].p90].map(write),
  ]
  return [
    figure(words('gemiddeld per jaar (procent)', 'mean a year (per cent)'), 'mean', perCent),
    figure(words('standaardafwijking (procentpunt)', 'standard deviation (points)'), 'sd', perCent),
    figure(
      words('samenhang met het jaar ervoor', 'correlation with the year before'),
      'autocorrelation',
      part,
    ),
    figure(words('diepste daling (procent)', 'deepest fall (per cent)'), 'deepestFall', perCent),
    figure(words('jaren onder een eerdere top', 'years below an earlier peak'), 'longestBelow', part),
  ]
}

/** The answer of `risk calibration` for a person at a terminal. */
export function calibrationTables({ factors, fittedThrough, assumedFrom }: Calibration): AnswerTable[] {
  return [
    ...factors.map(one => ({
      title: words(
        `${one.name.nl}, ${one.firstYear}-${one.lastYear}: gemeten naast gesimuleerd`,
        `${one.name.en}, ${one.firstYear}-${one.lastYear}: measured beside simulated`,
      ),
      columns: [
        words('maat', 'measure'),
        words('gemeten', 'measured'),
        words('gesimuleerd, gemiddeld', 'simulated, mean'),
        words('90 % zeker', '90 % certain'),
        words('10 % zeker', '10 % certain'),
      ],
      rows: rowsOf(one),
    })),
    {
      title: words(
        `Parameters: in gebruik sinds ${assumedFrom}, en passend bij de reeksen tot ${fittedThrough}`,
        `Parameters: in force since ${assumedFrom}, and fitting the series to ${fittedThrough}`,
      ),
      columns: [
        words('factor', 'factor'),
        words('mean, in gebruik', 'mean, in force'),
        words('mean, passend', 'mean, fitted'),
        words('sd, in gebruik', 'sd, in force'),
        words('sd, passend', 'sd, fitted'),
        words('phi, in gebruik', 'phi, in force'),
        words('phi, passend', 'phi, fitted'),
      ],
      rows: factors.map(({ factor, assumed, fitted }) => [
        factor,
        ...(['mean', 'sd', 'phi'] as const).flatMap(name =>
          [assumed[name], fitted[name]].map(value => Math.round(10_000 * value) / 10_000),
        ),
      ]),
    },
  ]
}
