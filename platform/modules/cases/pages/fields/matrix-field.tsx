import { fieldId } from '../../../../kit/ui/index.ts'
import { ScrollRegion } from '../../../../kit/ui/scroll-region.tsx'
import { pairsOf } from '../../rules/part-fields/read-fields.ts'
import type { OneFieldProps } from './one-field.tsx'
import { sayField, sayValue } from './words.ts'

/** The name under which the number of a pair is sent: the one that comes first in the list stands first. */
function cellName(name: string, ids: readonly string[], one: string, other: string): string {
  const [first, second] = pairsOf(ids).find(pair => pair.includes(one) && pair.includes(other)) ?? []
  return `${name}.${first}.${second}`
}

function Cell({ props, row, column }: { props: OneFieldProps; row: string; column: string }) {
  const { field, language, form, name } = props
  const ids = field.ids ?? []
  if (row === column) return <>1</>
  const key = cellName(name, ids, row, column)
  const value = String(form.values[key] ?? '')
  if (ids.indexOf(column) > ids.indexOf(row)) return <span class="muted">{value || '–'}</span>
  const isWrong = form.problems.some(problem => problem.field === key)
  const words = { one: sayValue(row, language), other: sayValue(column, language) }
  return (
    <input
      class="utrecht-textbox v-figure-box"
      id={fieldId(key)}
      name={key}
      value={value}
      inputMode="text"
      autoComplete="off"
      aria-label={sayField(language)('matrixField', words)}
      aria-invalid={isWrong ? 'true' : undefined}
    />
  )
}

/** A number for every two of a list, as a table: typed under the diagonal, repeated above it. */
export function MatrixField(props: OneFieldProps) {
  const { field, language } = props
  const ids = field.ids ?? []
  const t = sayField(language)
  return (
    <ScrollRegion labelledBy="samenhang-titel" isOwn>
      <table class="utrecht-table v-matrix">
        <caption id="samenhang-titel">{t('matrixCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('matrixFactor')}</th>
            {ids.map(id => (
              <th key={id} scope="col" class="n">
                {sayValue(id, language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ids.map(row => (
            <tr key={row}>
              <th scope="row">{sayValue(row, language)}</th>
              {ids.map(column => (
                <td key={column} class="n">
                  <Cell props={props} row={row} column={column} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
