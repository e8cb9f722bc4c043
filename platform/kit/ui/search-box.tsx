import type { Language } from '../texts/texts.ts'
import { Button } from './button.tsx'
import { fieldId } from './form/field-state.ts'
import { HiddenFields } from './form/hidden-fields.tsx'
import { uiTexts } from './texts.ts'

interface SearchBoxProps {
  language: Language
  action: string
  label: string
  name?: string | undefined
  value?: string | undefined
  /** What else the address holds, kept when searching. */
  hidden?: Readonly<Record<string, string>> | undefined
}

/** A search form; the question stands in the address. */
export function SearchBox({ language, action, label, name = 'zoek', value, hidden }: SearchBoxProps) {
  const id = fieldId(name)
  return (
    <search>
      <form class="utrecht-search-bar" method="get" action={action}>
        <HiddenFields values={hidden} />
        <div class="utrecht-form-field">
          <label class="utrecht-form-label" for={id}>
            {label}
          </label>
          <input class="utrecht-textbox" type="search" id={id} name={name} value={value} />
        </div>
        <Button kind="secondary" icon="search">
          {uiTexts(language)('search')}
        </Button>
      </form>
    </search>
  )
}
