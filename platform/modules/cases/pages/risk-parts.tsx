import type { Case } from '@versneller/engine'
import { href } from '../../../kit/http/address.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { Alert, Button, type Column, DataTable, HiddenFields, StatusBadge } from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { correlatedFactors } from '../rules/part-fields/parts.ts'
import { factorFields } from '../rules/part-fields/risk-fields.ts'
import { canGoTogether, defaultCorrelations, defaultFactors, downturnOf } from '../rules/risk-defaults.ts'
import { shownValue } from './fields/shown-value.ts'
import { labelOf, sayField, sayValue, sentence } from './fields/words.ts'

/** What a page of the risk of a case knows. */
interface RiskData {
  head: { id: string; revision: number }
  caseFile: Case
}

interface DefaultsFormProps {
  data: RiskData
  part: 'factors' | 'correlations'
  language: Language
}

/** Takes the default values over, or goes back to them. */
function DefaultsForm({ data, part, language }: DefaultsFormProps) {
  const isOwn = data.caseFile.risk?.[part] !== undefined
  const values = { revision: String(data.head.revision), part, act: isOwn ? 'drop' : 'take' }
  return (
    <form method="post" action={href(links.takeDefaults, { id: data.head.id })}>
      <HiddenFields values={values} />
      <Button kind="secondary">{sayField(language)(isOwn ? 'dropOwn' : 'takeDefaults')}</Button>
    </form>
  )
}

interface DefaultsProps {
  data: RiskData & { mayAdd: boolean }
  language: Language
}

type Factor = NonNullable<typeof defaultFactors>[number]

/** The factors that hold while the case has none of its own, and the way to own ones. */
export function FactorDefaults({ data, language }: DefaultsProps) {
  const t = sayField(language)
  const { caseFile } = data
  const form = data.mayAdd && <DefaultsForm data={data} part="factors" language={language} />
  if (caseFile.risk?.factors)
    return (
      <>
        <p>
          {t('ownHere')} {t('factorsOnly')}
        </p>
        {form}
      </>
    )
  const columns: Column<Factor>[] = [
    { key: 'factor', head: t('matrixFactor'), cell: ({ id }) => sayValue(id, language) },
    ...factorFields.map(
      (field): Column<Factor> => ({
        key: field.path,
        head: labelOf(field, caseFile, language),
        cell: factor => shownValue(field, factor, { caseFile, language }),
      }),
    ),
    { key: 'basis', head: t('basisHead'), cell: ({ id }) => sentence(language, `basis_${id}`) },
  ]
  return (
    <>
      <p>{t('defaultsHere')}</p>
      <div class="v-defaults">
        <DataTable
          id="standaardfactoren"
          caption={t('defaultsTitle')}
          columns={columns}
          rows={defaultFactors ?? []}
          rowKey={factor => factor.id}
        />
      </div>
      <p class="small muted">{t('defaultsSource')}</p>
      {form}
    </>
  )
}

/** Rho of two factors as it is read. */
function correlation(
  rows: readonly (readonly [string, string, number])[],
  one: string,
  other: string,
): string {
  if (one === other) return '1'
  const found = rows.find(([a, b]) => (a === one && b === other) || (a === other && b === one))
  return found ? String(found[2]) : '–'
}

function MatrixToRead({ data, language }: { data: RiskData; language: Language }) {
  const t = sayField(language)
  const ids = correlatedFactors(data.caseFile)
  const rows = data.caseFile.risk?.correlations ?? defaultCorrelations ?? []
  const { number } = formats(language)
  const written = (text: string) =>
    /\d/.test(text) ? number(Number(text), { decimals: Number.isInteger(Number(text)) ? 0 : 2 }) : text
  const columns: Column<string>[] = [
    { key: 'factor', head: t('matrixFactor'), cell: id => sayValue(id, language) },
    ...ids.map(
      (other): Column<string> => ({
        key: other,
        head: sayValue(other, language),
        align: 'end',
        cell: one => written(correlation(rows, one, other)),
      }),
    ),
  ]
  return (
    <DataTable
      id="samenhang"
      caption={t('matrixCaption')}
      columns={columns}
      rows={ids}
      rowKey={id => id}
      isWide
    />
  )
}

/** The correlations that hold while the case has none of its own, and whether its own ones can go together. */
export function CorrelationDefaults({
  data,
  language,
}: {
  data: RiskData & { mayEdit: boolean }
  language: Language
}) {
  const t = sayField(language)
  const { caseFile } = data
  const own = caseFile.risk?.correlations
  const form = data.mayEdit && <DefaultsForm data={data} part="correlations" language={language} />
  if (!own)
    return (
      <>
        <p>{t('defaultsHere')}</p>
        <div class="v-defaults">
          <MatrixToRead data={data} language={language} />
        </div>
        <p class="small muted">{t('defaultsSource')}</p>
        {form}
      </>
    )
  const goesTogether = canGoTogether(correlatedFactors(caseFile), own)
  return (
    <>
      <p>
        {t('ownHere')} {t('matrixHint')}
      </p>
      {goesTogether ? (
        <p>
          <StatusBadge tone="ok">{t('matrixPossible')}</StatusBadge>
        </p>
      ) : (
        <Alert kind="warning">
          <p>{t('matrixImpossible')}</p>
        </Alert>
      )}
      {!data.mayEdit && <MatrixToRead data={data} language={language} />}
      {form}
    </>
  )
}

/** What the downturn of a case comes down to, in words. */
export function DownturnWords({ caseFile, language }: { caseFile: Case; language: Language }) {
  const { percent, number } = formats(language)
  const { toDown, toNormal, priceDrift, salesPace } = downturnOf(caseFile)
  const share = toDown + toNormal === 0 ? 0 : toDown / (toDown + toNormal)
  return (
    <p class="v-clause-sentence">
      {sayField(language)('sentence_downturn', {
        down: percent(toDown, { decimals: 1 }),
        normal: percent(toNormal, { decimals: 1 }),
        drift: percent(priceDrift, { decimals: 1 }),
        pace: percent(salesPace),
        share: percent(share, { decimals: 1 }),
        years: toNormal === 0 ? '∞' : number(1 / toNormal, { decimals: 1 }),
      })}
    </p>
  )
}
