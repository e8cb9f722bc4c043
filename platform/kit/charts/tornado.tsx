import { ChartFigure, type ChartProps, type ChartSize } from './chart-figure.tsx'
import { Bar, ChartSvg, Label, NameLines } from './chart-svg.tsx'
import { lineHeightPx, linesOf, widthOf } from './chart-words.ts'
import { px } from './geometry.ts'
import { chartNumbers, chartTexts } from './texts.ts'
import { type Swing, tornadoLayout } from './tornado-layout.ts'

interface TornadoProps extends ChartProps {
  swings: readonly Swing[]
  decimals?: number | undefined
}

const rowHeightPx = 26

function Drawing({ size, finding, ...props }: TornadoProps & { size: ChartSize; finding: string }) {
  const t = chartTexts(props.language)
  const { signed } = chartNumbers(props.language, props.decimals ?? 1)
  const longest = Math.max(0, ...props.swings.map(({ name }) => widthOf(name)))
  const names = Math.min(longest + 12, size.width * 0.36)
  const linesOfName = (name: string) => linesOf(name, names)
  const mostLines = Math.max(1, ...props.swings.map(({ name }) => linesOfName(name).length))
  const box = {
    width: size.width,
    height: 28 + props.swings.length * (rowHeightPx + (mostLines - 1) * lineHeightPx),
    top: 22,
    right: 46,
    bottom: 6,
    left: names + 46,
  }
  const { rows, zeroX } = tornadoLayout(props.swings, box)
  return (
    <ChartSvg
      id={`${props.id}-${size.name}`}
      title={`${props.title}, ${props.unit}`}
      finding={finding}
      width={box.width}
      height={box.height}
    >
      <Label x={box.left} y={12}>
        {t('worse')}
      </Label>
      <Label x={box.width - box.right} y={12} anchor="end">
        {t('better')}
      </Label>
      {rows.map(row => (
        <g key={row.name}>
          <NameLines x={names} middleY={row.middleY} lines={linesOfName(row.name)} anchor="end" />
          <Bar class="v-bar-loss" box={row.lowBox} />
          <Bar class="v-bar-gain" box={row.highBox} />
          <Label x={Math.min(row.lowBox.x, row.highBox.x) - 5} y={row.middleY + 4} anchor="end">
            {signed(row.low)}
          </Label>
          <Label x={row.highBox.x + row.highBox.width + 5} y={row.middleY + 4}>
            {signed(row.high)}
          </Label>
        </g>
      ))}
      <path class="v-zero" d={`M${px(zeroX)} ${box.top - 4}V${box.height - box.bottom}`} />
    </ChartSvg>
  )
}

/** Which assumption weighs most: the swing of each, the widest on top, both figures printed. */
export function Tornado(props: TornadoProps) {
  const t = chartTexts(props.language)
  const { signed } = chartNumbers(props.language, props.decimals ?? 1)
  const sorted = props.swings.toSorted((a, b) => b.high - b.low - (a.high - a.low))
  const [first] = sorted
  const finding =
    props.finding ??
    (first ? t('tornadoFinding', { name: first.name, low: signed(first.low), high: signed(first.high) }) : '')
  return (
    <ChartFigure
      {...props}
      draw={size => <Drawing {...props} size={size} finding={finding} />}
      table={() => ({
        head: [t('assumption'), t('low'), t('high')],
        rows: sorted.map(({ name, low, high }) => [name, signed(low), signed(high)]),
      })}
    />
  )
}
