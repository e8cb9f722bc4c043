import { uiTexts } from '../texts.ts'
import { FieldFrame } from './field-frame.tsx'
import { type FieldProps, resolveField } from './field-state.ts'
import { InputField } from './text-field.tsx'

interface NumberProps extends FieldProps {
  /** Unit behind the box: "months", "m²". */
  unit?: string | undefined
  hasDecimals?: boolean | undefined
}

/** A figure with its unit. Text, not `type=number`: a decimal comma must be possible and a wheel changes nothing. */
export function NumberField({ unit, hasDecimals, ...props }: NumberProps) {
  return (
    <InputField
      {...props}
      width={unit && unit.length > 3 ? 'medium' : 'small'}
      inputMode={hasDecimals ? 'decimal' : 'numeric'}
      inputClass="v-figure-box"
      autoComplete="off"
      suffix={unit}
    />
  )
}

interface MoneyProps extends FieldProps {
  /** "mln" where the amount is in millions. */
  unit?: string | undefined
}

/** An amount in euro. */
export function MoneyField({ unit, ...props }: MoneyProps) {
  return (
    <InputField
      {...props}
      width="medium"
      inputMode={unit ? 'decimal' : 'numeric'}
      inputClass="v-figure-box"
      autoComplete="off"
      prefix="€"
      suffix={unit}
    />
  )
}

/** A rate in percent, such as an interest. */
export function PercentageField(props: FieldProps) {
  return <NumberField {...props} unit="%" hasDecimals />
}

interface ShareProps extends FieldProps {
  /** What it is a part of: "the homes". */
  whole: string
}

/** A part of a whole, in percent. */
export function ShareField({ whole, ...props }: ShareProps) {
  return <NumberField {...props} unit={uiTexts(props.language)('percentOf', { whole })} hasDecimals />
}

interface SliderProps extends FieldProps {
  min: number
  max: number
  step: number
  /** Given in an island: a slider stands before the box and both tell what was chosen. */
  onInput?: ((value: number) => void) | undefined
}

/** A figure between two bounds. A slider alone cannot show its value, so without script only the box is drawn. */
export function SliderField({ min, max, step, onInput, ...props }: SliderProps) {
  const field = resolveField(props)
  const tell = (event: { currentTarget: HTMLInputElement }) => onInput?.(event.currentTarget.valueAsNumber)
  const shared = { min, max, step, value: field.value, onInput: tell, disabled: props.isDisabled }
  return (
    <FieldFrame {...props} field={field}>
      <div class="v-slider">
        {onInput && (
          <input
            {...shared}
            type="range"
            aria-label={uiTexts(props.language)('sliderItself', { label: props.label })}
          />
        )}
        <input
          {...shared}
          class="utrecht-textbox v-figure-box"
          type="number"
          id={field.id}
          name={props.name}
          aria-invalid={field.error ? 'true' : undefined}
          aria-describedby={field.describedBy}
        />
      </div>
    </FieldFrame>
  )
}
