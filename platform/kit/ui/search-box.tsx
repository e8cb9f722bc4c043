import type { Language } from '../texts/texts.ts'
import { Button } from './button.tsx'
import { fieldId } from './form/field-state.ts'
import { HiddenFields } from './form/hidden-fields.tsx'
import { Icon } from './icon.tsx'
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

interface HeadSearchProps {
  language: Language
  /** Page that finds; the question stands in its address as "zoek". */
  action: string
  /** Tells two boxes of one page apart. */
  place: 'head' | 'menu'
}

/** The box in the head of every page. The key of access works without script, the slash where there is one. */
export function HeadSearch({ language, action, place }: HeadSearchProps) {
  const t = uiTexts(language)
  const id = `zoek-${place}`
  const isHead = place === 'head'
  return (
    <search class="v-head-search" aria-label={t(isHead ? 'searchSite' : 'searchMenu')}>
      <form method="get" action={action}>
        <label class="vh" for={id}>
          {t('searchSite')}
        </label>
        <input
          class="utrecht-textbox"
          type="search"
          id={id}
          name="zoek"
          maxLength={100}
          placeholder={t('search')}
          // biome-ignore lint/a11y/noAccessKey: the way to the box without script
          accessKey={isHead ? '/' : undefined}
          data-slash={isHead}
        />
        <button type="submit" class="utrecht-button utrecht-button--subtle">
          <Icon name="search" />
          <span class="vh">{t('search')}</span>
        </button>
      </form>
    </search>
  )
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
