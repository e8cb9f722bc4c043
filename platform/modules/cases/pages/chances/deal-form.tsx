import { href } from '../../../../kit/http/address.ts'
import { formats } from '../../../../kit/texts/formats.ts'
import type { Language } from '../../../../kit/texts/texts.ts'
import {
  Actions,
  Button,
  Fieldset,
  HiddenFields,
  NumberField,
  SelectField,
} from '../../../../kit/ui/index.ts'
import { links } from '../../links.ts'
import { type AskedDeal, noLimitEur } from '../../rules/deal-assumptions.ts'
import { partyName } from '../case-page.tsx'
import type { DealData } from './shapes.ts'
import { VariantChoice } from './variant-choice.tsx'
import { sayChance } from './words.ts'

const trialChoices = ['1000', '5000', '20000'] as const
interface DealFormProps {
  data: DealData & { deal: AskedDeal }
  language: Language
}

/** The trials, and what the reader assumes of parties whose terms are their own secret. */
export function DealForm({ data, language }: DealFormProps) {
  const t = sayChance(language)
  const { deal, asked, head } = data
  const written = (value: number): string => String(value).replace('.', language === 'nl' ? ',' : '.')
  const limited = (eur: number): string => (Math.abs(eur) >= noLimitEur ? '' : written(eur / 1e6))
  const values: Record<string, string> = {
    trekkingen: String(asked.trekkingen),
    zaad: String(asked.zaad),
    variant: data.variantId ?? '',
  }
  for (const id of deal.assumed) {
    const terms = deal.caseFile.deal?.parties[id]
    if (!terms) continue
    values[`eis_${id}`] = limited(terms.minResultEur)
    values[`prijs_${id}`] = written(terms.riskPrice)
    values[`staart_${id}`] = limited(terms.tailCapEur)
  }
  const form = { values, problems: [] }
  const field = { language, form, hasDecimals: true, isOptional: true }
  return (
    <form class="stack-s" method="get" action={href(links.deal, { id: head.id })}>
      <HiddenFields values={{ doe: 'ja' }} />
      {deal.assumed.length > 0 && (
        <details open={data.result === undefined}>
          <summary>{t('dealAssumptions', { count: String(deal.assumed.length) })}</summary>
          <p class="measure small">{t('dealAssumedText')}</p>
          {deal.assumed.map(id => (
            <Fieldset key={id} legend={t('dealAssumedOf', { party: partyName(deal.caseFile, id, language) })}>
              <div class="v-filters">
                <NumberField
                  {...field}
                  name={`eis_${id}`}
                  label={t('dealMinResult')}
                  unit={t('millionEuro')}
                />
                <NumberField {...field} name={`prijs_${id}`} label={t('dealRiskPrice')} />
                <NumberField
                  {...field}
                  name={`staart_${id}`}
                  label={t('dealTailCap')}
                  unit={t('millionEuro')}
                />
              </div>
            </Fieldset>
          ))}
        </details>
      )}
      <div class="v-filters">
        <SelectField
          language={language}
          name="trekkingen"
          label={t('trials')}
          form={form}
          choices={trialChoices.map(value => ({ value, label: formats(language).number(Number(value)) }))}
        />
        <NumberField language={language} name="zaad" label={t('seed')} form={form} />
        <VariantChoice variants={data.variants} form={form} language={language} />
      </div>
      <Actions>
        <Button>{t('dealFind')}</Button>
      </Actions>
    </form>
  )
}
