import { href } from '../../../kit/http/address.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { CheckboxesField, type Choice, FilterPanel } from '../../../kit/ui/index.ts'
import { keptMarkup } from '../../../kit/ui/kept.tsx'
import { links } from '../links.ts'
import {
  areaKinds,
  bottleneckTypes,
  nationalProgrammes,
  type ProjectCounts,
  type ProjectSelection,
  provinceNames,
  provinces,
} from '../model.ts'
import { projectTexts } from '../texts.ts'
import { FilterNumber, FilterSelect, FilterText } from './filter-fields.tsx'
import { bottleneckLabel } from './labels.ts'

interface ProjectFiltersProps {
  language: Language
  selection: ProjectSelection
  counts: ProjectCounts
  /** The list and the map have the same filters. */
  page: 'list' | 'map'
  chosenCount: number
}

const byName = new Intl.Collator('nl')

/** Values that occur, those that occur most first. A chosen value stays, so that it can be taken away. */
function choicesOf<Code extends string>(
  codes: readonly Code[],
  counts: Readonly<Partial<Record<Code, number>>>,
  chosen: readonly Code[],
  label: (code: Code) => string,
): Choice[] {
  return codes
    .filter(code => (counts[code] ?? 0) > 0 || chosen.includes(code))
    .map(code => ({ value: code, label: label(code), count: counts[code] ?? 0 }))
    .sort((one, other) => other.count - one.count || byName.compare(one.label, other.label))
}

const kept = keptMarkup(100)

/** The filters of list and map: a plain form whose choices stand in the address. */
export function ProjectFilters(props: ProjectFiltersProps) {
  // Most readers choose nothing: the same selection with the same counts gives the same form.
  return kept(JSON.stringify(props), () => <FilterForm {...props} />)
}

function FilterForm({ language, selection, counts, page, chosenCount }: ProjectFiltersProps) {
  const t = projectTexts(language)
  const shared = { language } as const
  const { knelpunt, provincie, soort, programma } = selection
  return (
    <FilterPanel
      language={language}
      action={href(page === 'list' ? links.list : links.map)}
      chosenCount={chosenCount}
    >
      <FilterText name="zoek" label={t('searchLabel')} value={selection.zoek} />
      <CheckboxesField
        {...shared}
        name="knelpunt"
        label={t('bottleneck')}
        chosen={knelpunt}
        choices={choicesOf(bottleneckTypes, counts.bottlenecks, knelpunt, code =>
          bottleneckLabel(code, language),
        )}
      />
      <CheckboxesField
        {...shared}
        name="provincie"
        label={t('province')}
        chosen={provincie}
        choices={choicesOf(provinces, counts.provinces, provincie, code => provinceNames[code])}
      />
      <CheckboxesField
        {...shared}
        name="soort"
        label={t('kind')}
        chosen={soort}
        choices={choicesOf(areaKinds, counts.kinds, soort, code => t(`kind.${code}`))}
      />
      <CheckboxesField
        {...shared}
        name="programma"
        label={t('programme')}
        chosen={programma}
        choices={choicesOf(nationalProgrammes, counts.programmes, programma, code => t(`programme.${code}`))}
      />
      <FilterNumber name="woningenVan" label={t('homesFrom')} value={selection.woningenVan} />
      <FilterNumber
        name="woningenTot"
        label={t('homesTo')}
        hint={t('homesHint')}
        value={selection.woningenTot}
      />
      {page === 'list' && (
        <FilterSelect
          name="sorteer"
          label={t('sortBy')}
          value={selection.sorteer}
          choices={[
            { value: 'woningen', label: t('sortHomes') },
            { value: 'naam', label: t('sortName') },
            { value: 'gemeente', label: t('sortMunicipality') },
            { value: 'bronjaar', label: t('sortSourceYear') },
          ]}
        />
      )}
    </FilterPanel>
  )
}
