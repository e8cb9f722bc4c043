import type { FormulaDescription } from '@versneller/engine'
import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { upperFirst } from '../../../kit/texts/upper-first.ts'
import { DataTable, EmptyState, LinkButton, PageTitle, SearchBox } from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { calculatorTexts } from '../texts.ts'
import { groups } from './groups.ts'

/** What the list page gets: the formulas that hold the words that were asked for. */
export interface CalculatorListData {
  text: string | undefined
  formulas: readonly FormulaDescription[]
  /** How many there are without words asked for. */
  total: number
}

/** Every formula of the field, by group, to compute with. */
export function CalculatorListPage({ data, context: { language } }: PageView<CalculatorListData>) {
  const t = calculatorTexts(language)
  const { text, formulas } = data
  return (
    <div class="wrap section tight stack-l">
      <PageTitle title={t('calculators')} purpose={t('purpose', { count: data.total })} />
      <SearchBox language={language} action={href(links.list)} label={t('searchLabel')} value={text} />
      {text && (
        <p role="status" class="small muted">
          {t('found', { count: formulas.length, text })}
        </p>
      )}
      {formulas.length === 0 && (
        <EmptyState
          title={t('nothingTitle')}
          action={<LinkButton href={href(links.list)}>{t('showAll')}</LinkButton>}
        >
          {t('nothingText')}
        </EmptyState>
      )}
      {groups.map(group => (
        <Group
          key={group}
          group={group}
          formulas={formulas.filter(one => one.group === group)}
          language={language}
        />
      ))}
    </div>
  )
}

interface GroupProps {
  group: FormulaDescription['group']
  formulas: readonly FormulaDescription[]
  language: Language
}

function Group({ group, formulas, language }: GroupProps) {
  if (formulas.length === 0) return null
  const t = calculatorTexts(language)
  return (
    <div class="stack-s v-same-columns">
      <h2 id={`${group}-kop`}>{t(`group.${group}`)}</h2>
      <DataTable
        id={`groep-${group}`}
        caption={t(`group.${group}`)}
        isCaptionHidden
        rows={formulas}
        rowKey={formula => formula.name}
        columns={[
          {
            key: 'term',
            head: t('formula'),
            cell: formula => (
              <>
                <a href={href(links.calculator, { naam: formula.name })}>
                  {upperFirst(formula.term[language])}
                </a>
                <span class="sub">
                  <code>{formula.name}</code>
                </span>
              </>
            ),
          },
          { key: 'words', head: t('inWords'), cell: formula => formula.words[language] },
        ]}
      />
    </div>
  )
}
