export {
  CheckboxesField,
  CheckField,
  type Choice,
  PickerField,
  RadioField,
  SelectField,
} from './choice-field.tsx'
export { ErrorSummary } from './error-summary.tsx'
export { fieldId } from './field-state.ts'
export { FileField } from './file-field.tsx'
export { ConfirmForm, Fieldset, Form } from './form.tsx'
export { HiddenFields } from './hidden-fields.tsx'
export { MoneyField, NumberField, PercentageField, ShareField, SliderField } from './number-field.tsx'
export { MarkdownField, TextAreaField } from './text-area-field.tsx'
export {
  DateField,
  DateTimeField,
  EmailField,
  OneTimeCodeField,
  PasswordField,
  TextField,
} from './text-field.tsx'
