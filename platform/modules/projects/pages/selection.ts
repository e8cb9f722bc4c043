import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import type { ChosenFilter } from '../../../kit/ui/index.ts'
import { type ProjectSelection, provinceNames } from '../model.ts'
import { projectTexts } from '../texts.ts'
import { bottleneckLabel } from './labels.ts'

/** What the address of a selection holds, as it is written there. */
export type SelectionQuery = Partial<Record<keyof ProjectSelection, string | number | readonly string[]>>

/** The selection as the address writes it; what stands at its default is left out. */
export function selectionQuery(selection: ProjectSelection): SelectionQuery {
  const { zoek, soort, programma, knelpunt, provincie, woningenVan, woningenTot, sorteer } = selection
  return {
    ...(zoek ? { zoek } : {}),
    ...(soort.length > 0 ? { soort } : {}),
    ...(programma.length > 0 ? { programma } : {}),
    ...(knelpunt.length > 0 ? { knelpunt } : {}),
    ...(provincie.length > 0 ? { provincie } : {}),
    ...(woningenVan === undefined ? {} : { woningenVan }),
    ...(woningenTot === undefined ? {} : { woningenTot }),
    ...(sorteer === 'woningen' ? {} : { sorteer }),
  }
}

/** The filters that are on, each with the address of the list without it. */
export function chosenFilters(
  selection: ProjectSelection,
  language: Language,
  href: (query: SelectionQuery) => string,
): ChosenFilter[] {
  const t = projectTexts(language)
  const { number } = formats(language)
  const without = (part: Partial<ProjectSelection>) => href(selectionQuery({ ...selection, ...part }))
  const each = <Code extends string>(
    name: 'soort' | 'programma' | 'knelpunt' | 'provincie',
    codes: readonly Code[],
    label: (code: Code) => string,
  ) =>
    codes.map(code => ({
      label: label(code),
      removeHref: without({ [name]: codes.filter(other => other !== code) }),
    }))
  const { zoek, woningenVan, woningenTot } = selection
  return [
    ...(zoek ? [{ label: t('chosenSearch', { text: zoek }), removeHref: without({ zoek: undefined }) }] : []),
    ...each('soort', selection.soort, code => t(`kind.${code}`)),
    ...each('programma', selection.programma, code => t(`programme.${code}`)),
    ...each('knelpunt', selection.knelpunt, code => bottleneckLabel(code, language)),
    ...each('provincie', selection.provincie, code => provinceNames[code]),
    ...(woningenVan === undefined
      ? []
      : [
          {
            label: t('chosenFrom', { count: number(woningenVan) }),
            removeHref: without({ woningenVan: undefined }),
          },
        ]),
    ...(woningenTot === undefined
      ? []
      : [
          {
            label: t('chosenTo', { count: number(woningenTot) }),
            removeHref: without({ woningenTot: undefined }),
          },
        ]),
  ]
}
