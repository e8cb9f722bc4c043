import type { Variant } from '@versneller/engine'
import type { FormState } from '../../../../kit/http/route.ts'
import { inLanguage, type Language } from '../../../../kit/texts/texts.ts'
import { SelectField } from '../../../../kit/ui/index.ts'
import { say } from '../say.ts'

interface VariantChoiceProps {
  variants: readonly Variant[]
  form: FormState
  language: Language
}

/** Which variant is worked out; nothing where the case has none. */
export function VariantChoice({ variants, form, language }: VariantChoiceProps) {
  if (variants.length === 0) return null
  return (
    <SelectField
      language={language}
      name="variant"
      label={say(language)('variant')}
      form={form}
      isOptional
      emptyLabel={say(language)('base')}
      choices={variants.map(({ id, reason }) => ({ value: id, label: inLanguage(reason, language) }))}
    />
  )
}
