import type { ComponentChildren } from 'preact'
import type { Language } from '../texts/texts.ts'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { uiTexts } from '../ui/texts.ts'
import { chartNumbers } from './texts.ts'

interface HeatTableProps {
  language: Language
  id: string
  /** Read out; the heading above says the same. */
  caption: string
  rowHead: string
  /** Heads of the columns, such as a series code; `key` must be unique. */
  columns: readonly { key: string; head: ComponentChildren }[]
  rows: readonly { name: string; values: readonly number[] }[]
  decimals?: number | undefined
  /** Values from which a loss is light, middling and heavy, and a gain is one. */
  bounds: { gain: number; loss: readonly [light: number, middling: number, heavy: number] }
}

/** The class of a value: one step of gain, three of loss, in between nothing. */
export function heatClass(value: number, { gain, loss }: HeatTableProps['bounds']): string | undefined {
  if (value >= gain) return 'v-heat-gain'
  const steps = loss.filter(bound => value <= bound).length
  return steps === 0 ? undefined : `v-heat-loss-${steps}`
}

/** Events by bearers: who gains or loses how much, every figure printed. */
export function HeatTable(props: HeatTableProps) {
  const { plain } = chartNumbers(props.language, props.decimals ?? 1)
  const write = (value: number) => (plain(value) === plain(0) ? '0' : plain(value))
  return (
    <ScrollRegion labelledBy={`${props.id}-titel`}>
      <table class="v-heat">
        <caption id={`${props.id}-titel`} class="vh">
          {props.caption}
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="vh">{props.rowHead}</span>
            </th>
            {props.columns.map(column => (
              <th key={column.key} scope="col">
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map(row => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              {row.values.map((value, index) => (
                <td key={props.columns[index]?.key} class={heatClass(value, props.bounds)}>
                  {write(value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

/** How many are chosen of how many that could be. */
export interface CoverageCell {
  chosen: number
  eligible: number
}

interface CoverageTableProps {
  language: Language
  id: string
  caption: string
  rowHead: string
  totalHead: string
  columns: readonly string[]
  rows: readonly { name: string; cells: readonly CoverageCell[] }[]
  /** Up to this total a row is thin; at zero it is a gap. */
  thinUpTo: number
}

function coverClass({ chosen, eligible }: CoverageCell): string | undefined {
  if (eligible === 0) return 'v-cover-none'
  return chosen === 0 ? undefined : `v-cover-${Math.min(3, chosen)}`
}

/** Kinds by regions: "2/7" is chosen of eligible; a thin row and a gap are said in words. */
export function CoverageTable(props: CoverageTableProps) {
  const t = uiTexts(props.language)
  return (
    <ScrollRegion labelledBy={`${props.id}-titel`}>
      <table class="v-heat">
        <caption id={`${props.id}-titel`} class="vh">
          {props.caption}
        </caption>
        <thead>
          <tr>
            {[props.rowHead, ...props.columns, props.totalHead].map(head => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map(row => {
            const total = row.cells.reduce((sum, cell) => sum + cell.chosen, 0)
            return (
              <tr key={row.name}>
                <th scope="row">{row.name}</th>
                {row.cells.map((cell, index) => (
                  <td key={props.columns[index]} class={coverClass(cell)}>
                    {cell.eligible === 0 ? (
                      <span class="vh">{t('coverageNone')}</span>
                    ) : (
                      <>
                        <b>{cell.chosen}</b>/{cell.eligible}
                      </>
                    )}
                  </td>
                ))}
                <td class="n">
                  <b>{total}</b>
                  {total <= props.thinUpTo && (
                    <span class="v-gap-word">{t(total === 0 ? 'coverageGap' : 'coverageThin')}</span>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

/** One seat of a body. */
export type SeatState = 'present' | 'recused' | 'absent'

/** The seats of a body as dots, with the count read out. */
export function Seats({ language, seats }: { language: Language; seats: readonly SeatState[] }) {
  const count = (state: SeatState) => seats.filter(seat => seat === state).length
  const label = uiTexts(language)('seatsLabel', {
    present: count('present'),
    recused: count('recused'),
    absent: count('absent'),
  })
  return (
    <svg
      viewBox={`0 0 ${seats.length * 16} 20`}
      width={seats.length * 16}
      height={20}
      role="img"
      aria-label={label}
    >
      {seats.map((seat, index) => (
        <circle
          key={`${index}${seat}`}
          class={`v-seat--${seat}`}
          cx={8 + index * 16}
          cy={10}
          r={seat === 'absent' ? 5 : 6}
        />
      ))}
    </svg>
  )
}
