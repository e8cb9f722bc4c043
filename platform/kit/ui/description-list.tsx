import type { Pair } from './types.ts'

/** Labels with their values, one line each. */
export function DescriptionList({ pairs }: { pairs: readonly Pair[] }) {
  return (
    <dl class="v-pairs">
      {pairs.map(pair => (
        <div key={pair.label}>
          <dt>{pair.label}</dt>
          <dd>{pair.value}</dd>
        </div>
      ))}
    </dl>
  )
}
