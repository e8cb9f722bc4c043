import { href } from '../../../../kit/http/address.ts'
import type { FormState } from '../../../../kit/http/route.ts'
import { formats } from '../../../../kit/texts/formats.ts'
import type { Language } from '../../../../kit/texts/texts.ts'
import { CheckboxesField, FilterPanel, NumberField, SelectField } from '../../../../kit/ui/index.ts'
import type { HelpQuestion } from '../../actions/help-results.ts'
import { links } from '../../links.ts'
import { purposesOf } from '../../rules/help-parties.ts'
import { partyName } from '../case-page.tsx'
import { idAsWords } from '../fields/words.ts'
import type { HelpData } from './shapes.ts'
import { VariantChoice } from './variant-choice.tsx'
import { sayChance } from './words.ts'

/** The trials that the page offers: what a reader can wait for. */
const trialChoices = ['1000', '2000', '5000', '20000', '100000'] as const

const measures = ['kans', 'staart'] as const

interface HelpFormProps {
  data: HelpData & { question: HelpQuestion }
  language: Language
}

/** How many of the choices that may be left alone were made. */
const chosenIn = ({ question, variantId }: HelpFormProps['data']): number => {
  const { together, measure, money } = question
  const isOfMoney = Object.keys(money ?? {}).length > 0
  return [together.length > 1, measure === 'tail', isOfMoney, variantId !== undefined].filter(Boolean).length
}

/** What has to be certain, and how certain. */
function MeasureFields({ form, language }: { form: FormState; language: Language }) {
  const t = sayChance(language)
  return (
    <>
      <SelectField
        language={language}
        name="maat"
        label={t('helpMeasure')}
        form={form}
        choices={measures.map(value => ({ value, label: t(`measure_${value}`) }))}
      />
      <NumberField language={language} name="kans" label={t('helpCertainty')} unit="%" form={form} />
      <NumberField
        language={language}
        name="minstens"
        label={t('helpFloor')}
        hint={t('helpFloorHint')}
        unit={t('millionEuro')}
        form={form}
        hasDecimals
        isOptional
      />
    </>
  )
}

/** Where the money for parties together may come from. */
function MoneyFields({
  data: { question, caseFile },
  form,
  language,
}: HelpFormProps & { form: FormState & { values: { doel: readonly string[] } } }) {
  const t = sayChance(language)
  const purposes = purposesOf(caseFile)
  if (!question.money) return null
  return (
    <>
      {purposes.length > 0 && (
        <CheckboxesField
          language={language}
          name="doel"
          label={t('helpPurposes')}
          hint={t('helpPurposesHint')}
          form={form}
          isOptional
          chosen={form.values.doel}
          choices={purposes.map(value => ({ value, label: idAsWords(value) }))}
        />
      )}
      <NumberField
        language={language}
        name="eigen"
        label={t('helpOwnMeans')}
        hint={t('helpOwnMeansHint')}
        unit={t('millionEuro')}
        form={form}
        hasDecimals
        isOptional
      />
    </>
  )
}

/** The values of the form as they stand in the question. */
function valuesOf({ question, caseFile, variantId }: HelpFormProps['data'], language: Language) {
  const { ownBudgetEur, purposes } = question.money ?? {}
  const typed = (eur: number | undefined): string =>
    eur === undefined ? '' : String(eur / 1e6).replace('.', language === 'nl' ? ',' : '.')
  return {
    partij: question.party,
    samen: question.together.filter(id => id !== question.party),
    betaler: question.payer ?? '',
    kans: String(Math.round(question.probability * 100)),
    maat: question.measure === 'tail' ? 'staart' : 'kans',
    minstens: typed(question.atLeastEur),
    doel: [...(purposes ?? purposesOf(caseFile))],
    eigen: typed(ownBudgetEur),
    variant: variantId ?? '',
    trekkingen: String(question.trials),
    zaad: String(question.seed),
  }
}

/** The question: whom, with which chance, who pays, and who else at the same time. */
export function HelpForm({ data, language }: HelpFormProps) {
  const t = sayChance(language)
  const { question, caseFile, parties, head } = data
  const named = (id: string) => ({ value: id, label: partyName(caseFile, id, language) })
  const form = { values: valuesOf(data, language), problems: [] }
  const others = parties.filter(id => id !== question.party)
  return (
    <FilterPanel
      language={language}
      action={href(links.help, { id: head.id })}
      chosenCount={chosenIn(data)}
      hidden={{ doe: 'ja' }}
    >
      <SelectField
        language={language}
        name="partij"
        label={t('helpParty')}
        form={form}
        choices={parties.map(named)}
      />
      <MeasureFields form={form} language={language} />
      <VariantChoice variants={data.variants} form={form} language={language} />
      <SelectField
        language={language}
        name="betaler"
        label={t('helpPayer')}
        form={form}
        isOptional
        emptyLabel={t('helpPayerUsual')}
        choices={caseFile.parties.map(({ id }) => named(id))}
      />
      {others.length > 0 && (
        <CheckboxesField
          language={language}
          name="samen"
          label={t('helpTogetherWith')}
          form={form}
          isOptional
          chosen={form.values.samen}
          choices={others.map(named)}
        />
      )}
      {others.length > 0 && <MoneyFields data={data} form={form} language={language} />}
      <SelectField
        language={language}
        name="trekkingen"
        label={t('trials')}
        form={form}
        choices={trialChoices.map(value => ({ value, label: formats(language).number(Number(value)) }))}
      />
      <NumberField language={language} name="zaad" label={t('seed')} form={form} />
    </FilterPanel>
  )
}
