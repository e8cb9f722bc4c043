import type { FormState } from '../../../kit/http/route.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { TextAreaField, TextField } from '../../../kit/ui/index.ts'
import { say } from './say.ts'

/** What a fixed version is called, and why it was made. */
export function VersionFields({ language, form }: { language: Language; form: FormState | undefined }) {
  const t = say(language)
  return (
    <>
      <TextField language={language} form={form} name="name" label={t('versionName')} />
      <TextAreaField
        language={language}
        form={form}
        name="reason"
        label={t('reason')}
        hint={t('hint_reason')}
      />
    </>
  )
}
