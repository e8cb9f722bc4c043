import type { FormState } from '../../../kit/http/route.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Button,
  CheckboxesField,
  type Choice,
  DateField,
  Fieldset,
  MoneyField,
  NumberField,
  PercentageField,
  PickerField,
  RadioField,
  SelectField,
  TextAreaField,
  TextField,
} from '../../../kit/ui/index.ts'
import {
  backingKinds,
  bottleneckTypes,
  type FormField,
  homeKinds,
  investmentKinds,
  locationTypes,
  marketTensions,
  planPhases,
  rowsMax,
  themes,
} from '../model/index.ts'
import { say } from './say.ts'

interface QuestionProps {
  language: Language
  field: FormField
  form: FormState
  /** Municipalities to choose from. */
  places: readonly Choice[]
  /** How many rows a list of bottlenecks or evidence shows. */
  rows: (key: string) => number
  isReadOnly?: boolean | undefined
}

/** Choices of a fixed list, in words. */
export function choicesOf(
  language: Language,
  kind:
    | 'phase'
    | 'location-type'
    | 'market-tension'
    | 'themes'
    | 'investments'
    | 'bottleneck'
    | 'backing'
    | 'homes',
): Choice[] {
  const t = say(language)
  switch (kind) {
    case 'phase':
      return planPhases.map(value => ({ value, label: t(`phase_${value}`) }))
    case 'location-type':
      return locationTypes.map(value => ({ value, label: t(`location_${value}`) }))
    case 'market-tension':
      return marketTensions.map(value => ({ value, label: t(`market_${value}`) }))
    case 'themes':
      return themes.map(value => ({ value, label: t(`theme_${value}`) }))
    case 'investments':
      return investmentKinds.map(value => ({ value, label: t(`investment_${value}`) }))
    case 'homes':
      return homeKinds.map(value => ({ value, label: t(`home_${value}`) }))
    case 'backing':
      return backingKinds.map(value => ({ value, label: t(`backing_${value}`) }))
    default:
      return bottleneckTypes.map(value => ({ value, label: t(`bottleneck_${value}`) }))
  }
}

/** One question of a form, by its kind. Attachments stand in a part of their own. */
export function Question(props: QuestionProps) {
  const { language, field, form, places, isReadOnly } = props
  const t = say(language)
  const shared = {
    ...{ language, form, name: field.key, label: field.label[language], isReadOnly },
    ...{ hint: field.hint?.[language], isOptional: !field.isRequired },
  }
  switch (field.kind) {
    case 'title':
    case 'short-text':
      return <TextField {...shared} maxLength={field.lengthMax ?? 200} />
    case 'long-text':
    case 'knowledge-offer':
      return <TextAreaField {...shared} maxLength={field.lengthMax ?? 4000} rows={6} />
    case 'number':
    case 'owner-count':
    case 'permit-count':
      return <NumberField {...shared} />
    case 'money':
    case 'deficit':
      return <MoneyField {...shared} />
    case 'share':
    case 'demand-share':
      return <PercentageField {...shared} />
    case 'date':
      return <DateField {...shared} />
    case 'yes-no':
    case 'soil-suspected':
    case 'barrier':
      return (
        <RadioField
          {...shared}
          choices={[
            { value: 'ja', label: t('yes') },
            { value: 'nee', label: t('no') },
          ]}
        />
      )
    case 'choice':
      return <SelectField {...shared} choices={ownChoices(field, language)} emptyLabel={t('choose')} />
    case 'choices':
      return <CheckboxesField {...shared} choices={ownChoices(field, language)} />
    case 'place':
      return <PickerField {...shared} choices={places} />
    case 'phase':
      return <RadioField {...shared} choices={choicesOf(language, field.kind)} />
    case 'location-type':
    case 'market-tension':
      return <SelectField {...shared} choices={choicesOf(language, field.kind)} emptyLabel={t('choose')} />
    case 'themes':
    case 'investments':
      return <CheckboxesField {...shared} choices={choicesOf(language, field.kind)} />
    case 'homes':
      return <Homes {...props} />
    case 'location':
      return <Location {...props} />
    case 'bottlenecks':
      return <Bottlenecks {...props} />
    case 'backing':
      return <Backing {...props} />
    default:
      return null
  }
}

const ownChoices = (field: FormField, language: Language): Choice[] =>
  (field.choices ?? []).map(({ value, label }) => ({ value, label: label[language] }))

function Homes({ language, field, form, isReadOnly }: QuestionProps) {
  const t = say(language)
  return (
    <Fieldset legend={field.label[language]}>
      <p class="muted small">{field.hint?.[language] ?? t('homesHint')}</p>
      {homeKinds.map(kind => (
        <NumberField
          key={kind}
          {...{ language, form, isReadOnly }}
          name={`${field.key}.${kind}`}
          label={t(`home_${kind}`)}
          unit={t('homesUnit')}
          isOptional
        />
      ))}
    </Fieldset>
  )
}

function Location({ language, field, form, isReadOnly }: QuestionProps) {
  const t = say(language)
  const shared = { language, form, isReadOnly }
  const drawn = form.values[`${field.key}.vlak`]
  return (
    <Fieldset legend={field.label[language]}>
      <p class="muted small">{field.hint?.[language] ?? t('locationHint')}</p>
      <TextField
        {...shared}
        name={`${field.key}.breedte`}
        label={t('latitude')}
        hint={t('latitudeHint')}
        width="medium"
      />
      <TextField
        {...shared}
        name={`${field.key}.lengte`}
        label={t('longitude')}
        hint={t('longitudeHint')}
        width="medium"
      />
      <details class="utrecht-accordion" open={typeof drawn === 'string' && drawn !== ''}>
        <summary>{t('polygonSummary')}</summary>
        <div>
          <TextAreaField
            {...shared}
            name={`${field.key}.vlak`}
            label={t('polygon')}
            hint={t('polygonHint')}
            rows={5}
            isOptional
          />
        </div>
      </details>
    </Fieldset>
  )
}

const rowNumbers = (count: number): number[] =>
  Array.from({ length: Math.min(count, rowsMax) }, (_, index) => index)

function Bottlenecks({ language, field, form, rows, isReadOnly }: QuestionProps) {
  const t = say(language)
  return (
    <>
      {field.hint && <p class="muted">{field.hint[language]}</p>}
      {rowNumbers(rows(field.key)).map(index => {
        const row = `${field.key}.${index}`
        const chosen = form.values[`${row}.soort`]
        const kind = bottleneckTypes.find(type => type === chosen)
        const shared = { language, form, isReadOnly }
        return (
          <Fieldset
            key={row}
            kicker={t('bottleneckNumber', { number: index + 1 })}
            legend={kind ? t(`bottleneck_${kind}`) : t('bottleneckNew')}
          >
            <SelectField
              {...shared}
              name={`${row}.soort`}
              label={t('bottleneckKind')}
              choices={choicesOf(language, 'bottleneck')}
              emptyLabel={t('chooseKind')}
              width="full"
            />
            <TextAreaField
              {...shared}
              name={`${row}.tekst`}
              label={t('bottleneckText')}
              hint={t('bottleneckTextHint')}
              maxLength={1500}
              rows={5}
            />
            <MoneyField
              {...shared}
              name={`${row}.bedrag`}
              label={t('bottleneckCost')}
              hint={t('estimateHint')}
              isOptional
            />
            <NumberField
              {...shared}
              name={`${row}.maanden`}
              label={t('bottleneckDelay')}
              hint={t('bottleneckDelayHint')}
              unit={t('months')}
              isOptional
            />
            {!isReadOnly && rows(field.key) > 1 && (
              <p>
                <Button kind="subtle" name="act" value={`remove:${row}`}>
                  {t('removeBottleneck', { number: index + 1 })}
                </Button>
              </p>
            )}
          </Fieldset>
        )
      })}
      <AddRow isReadOnly={isReadOnly} list={field.key} count={rows(field.key)} text={t('addBottleneck')} />
    </>
  )
}

function Backing({ language, field, form, rows, isReadOnly }: QuestionProps) {
  const t = say(language)
  return (
    <>
      {rowNumbers(rows(field.key)).map(index => {
        const row = `${field.key}.${index}`
        const shared = { language, form, isReadOnly }
        return (
          <Fieldset
            key={row}
            kicker={field.label[language]}
            legend={t('backingNumber', { number: index + 1 })}
          >
            <SelectField
              {...shared}
              name={`${row}.soort`}
              label={t('backingKind')}
              choices={choicesOf(language, 'backing')}
              emptyLabel={t('chooseKind')}
              isOptional={!field.isRequired}
            />
            <TextField
              {...shared}
              name={`${row}.tekst`}
              label={t('backingText')}
              hint={t('backingTextHint')}
              maxLength={500}
              isOptional={!field.isRequired}
            />
            <DateField {...shared} name={`${row}.datum`} label={t('backingDate')} isOptional />
          </Fieldset>
        )
      })}
      <AddRow isReadOnly={isReadOnly} list={field.key} count={rows(field.key)} text={t('addBacking')} />
    </>
  )
}

/** One more row: it is there after what was typed is kept. */
function AddRow({
  isReadOnly,
  list,
  count,
  text,
}: {
  isReadOnly?: boolean | undefined
  /** Key of the list that it is of. */
  list: string
  count: number
  text: string
}) {
  if (isReadOnly || count >= rowsMax) return null
  return (
    <p>
      <Button kind="secondary" name="act" value={`row:${list}`} icon="plus">
        {text}
      </Button>
    </p>
  )
}
