import { uiTexts } from '../texts.ts'
import { classNames } from '../types.ts'
import { FieldFrame, GroupFrame, HintAndError } from './field-frame.tsx'
import { type FieldProps, resolveField } from './field-state.ts'

/** One answer to choose. */
export interface Choice {
  value: string
  label: string
  hint?: string | undefined
  /** How many there are, in a filter. */
  count?: number | undefined
  isDisabled?: boolean | undefined
}

interface ChoiceProps extends FieldProps {
  choices: readonly Choice[]
}

interface SelectProps extends ChoiceProps {
  /** Words of the empty first answer; "make a choice" unless given. */
  emptyLabel?: string | undefined
  width?: 'medium' | 'full' | undefined
}

/** One of many, from a list that folds. Where an answer is needed and only one can be chosen, it is. */
export function SelectField(props: SelectProps) {
  const field = resolveField(props)
  const open = props.choices.filter(choice => !choice.isDisabled)
  const chosen = field.value || (!props.isOptional && open.length === 1 ? open[0]?.value : undefined)
  return (
    <FieldFrame {...props} field={field}>
      <select
        class={props.width === 'full' ? 'utrecht-select' : 'utrecht-select v-width-m'}
        id={field.id}
        name={props.name}
        required={!props.isOptional}
        disabled={props.isDisabled}
        aria-invalid={field.error ? 'true' : undefined}
        aria-describedby={field.describedBy}
      >
        <option value="" selected={!chosen}>
          {props.emptyLabel ?? uiTexts(props.language)('choose')}
        </option>
        {props.choices.map(choice => (
          <option
            key={choice.value}
            value={choice.value}
            selected={choice.value === chosen}
            disabled={choice.isDisabled}
          >
            {choice.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}

interface ChoiceLineProps {
  id: string
  name: string
  choice: Choice
  type: 'radio' | 'checkbox'
  isChosen: boolean
  isRequired?: boolean | undefined
  isInvalid?: boolean | undefined
  describedBy?: string | undefined
}

/** One radio or checkbox with its label. */
function ChoiceLine(props: ChoiceLineProps) {
  const { id, choice, type } = props
  return (
    <div class="v-choice">
      <input
        class={type === 'radio' ? 'utrecht-radio-button' : 'utrecht-checkbox'}
        type={type}
        id={id}
        name={props.name}
        value={choice.value}
        checked={props.isChosen}
        required={props.isRequired}
        disabled={choice.isDisabled}
        aria-invalid={props.isInvalid ? 'true' : undefined}
        aria-describedby={props.describedBy}
      />
      <label for={id}>
        {choice.label}
        {choice.hint && <span class="sub">{choice.hint}</span>}
      </label>
      {choice.count !== undefined && <span class="v-choice__count">{choice.count}</span>}
    </div>
  )
}

/** One of a few, all in sight. */
export function RadioField(props: ChoiceProps) {
  const field = resolveField(props)
  return (
    <GroupFrame {...props} field={field}>
      {props.choices.map((choice, index) => (
        <ChoiceLine
          key={choice.value}
          id={index === 0 ? field.id : `${field.id}-${index + 1}`}
          name={props.name}
          choice={props.isDisabled ? { ...choice, isDisabled: true } : choice}
          type="radio"
          isChosen={choice.value === field.value}
          isRequired={!props.isOptional}
        />
      ))}
    </GroupFrame>
  )
}

/** Any number of a few. The values of the form hold all chosen ones. */
export function CheckboxesField(props: ChoiceProps & { chosen?: readonly string[] | undefined }) {
  const field = resolveField(props)
  const chosen = new Set(props.chosen ?? field.values)
  return (
    <GroupFrame {...props} field={field}>
      {props.choices.map((choice, index) => (
        <ChoiceLine
          key={choice.value}
          id={index === 0 ? field.id : `${field.id}-${index + 1}`}
          name={props.name}
          choice={props.isDisabled ? { ...choice, isDisabled: true } : choice}
          type="checkbox"
          isChosen={chosen.has(choice.value)}
        />
      ))}
    </GroupFrame>
  )
}

interface CheckProps extends FieldProps {
  /** What is sent when ticked. */
  checkedValue?: string | undefined
}

/** One thing to agree to or switch on. Ticked when the value of the form equals `checkedValue`. */
export function CheckField({ checkedValue = 'ja', ...props }: CheckProps) {
  const field = resolveField(props)
  return (
    <div class={classNames('utrecht-form-field', field.error !== undefined && 'utrecht-form-field--invalid')}>
      <HintAndError language={props.language} hint={props.hint} field={field} />
      <ChoiceLine
        id={field.id}
        name={props.name}
        choice={{ value: checkedValue, label: props.label, isDisabled: props.isDisabled }}
        type="checkbox"
        isChosen={field.value === checkedValue}
        isInvalid={field.error !== undefined}
        describedBy={field.describedBy}
      />
    </div>
  )
}

/** Above this many a list that folds becomes a box that completes what is typed. */
const mostInList = 30

/** One of a long list, such as a register: a list when it is short, otherwise a box that completes names. */
export function PickerField(props: ChoiceProps) {
  if (props.choices.length <= mostInList) return <SelectField {...props} width="full" />
  const field = resolveField(props)
  const listId = `${field.id}-lijst`
  return (
    <FieldFrame {...props} field={field}>
      <input
        class="utrecht-textbox"
        type="text"
        id={field.id}
        name={props.name}
        value={field.value}
        list={listId}
        autoComplete="off"
        required={!props.isOptional}
        disabled={props.isDisabled}
        aria-invalid={field.error ? 'true' : undefined}
        aria-describedby={field.describedBy}
      />
      <datalist id={listId}>
        {props.choices.map(choice => (
          <option key={choice.value} value={choice.label} />
        ))}
      </datalist>
    </FieldFrame>
  )
}
