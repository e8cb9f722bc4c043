import type { Language } from '../../../kit/texts/texts.ts'
import type { CallForm, SubmissionContents } from '../../call/index.ts'

/** One page of what was submitted: questions with their answers. */
export interface PlanPage {
  title: string
  answers: { label: string; value: string }[]
}

/** What was submitted, page by page, in the words of the form; what was not answered is left out. */
export function planPages(
  { form, contents }: { form: CallForm; contents: SubmissionContents },
  language: Language,
): PlanPage[] {
  return form.definition.pages.flatMap(page => {
    const answers = page.fields.flatMap(field => {
      const named = Object.entries(contents.values).filter(
        ([name]) => name === field.key || name.startsWith(`${field.key}.`),
      )
      const words = named
        .flatMap(([, value]) => value)
        .map(value => field.choices?.find(choice => choice.value === value)?.label[language] ?? value)
      const files = contents.attachments.filter(file => file.field === field.key).map(file => file.fileName)
      const said = [...words, ...files].filter(one => one.trim() !== '')
      return said.length > 0 ? [{ label: field.label[language], value: said.join('; ') }] : []
    })
    return answers.length > 0 ? [{ title: page.title[language], answers }] : []
  })
}
