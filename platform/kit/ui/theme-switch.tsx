import type { Language } from '../texts/texts.ts'
import { HiddenFields } from './form/hidden-fields.tsx'
import { uiTexts } from './texts.ts'

interface ThemeSwitchProps {
  language: Language
  /** Address that keeps the choice and sends the reader back. */
  action: string
  theme: 'light' | 'dark' | undefined
  /** Name of the field that carries the choice; its values are light, dark and system. */
  name?: string | undefined
  hidden?: Readonly<Record<string, string>> | undefined
}

/** Light, dark, or what the device says: a plain form, so it works without script. */
export function ThemeSwitch({ language, action, theme, name = 'thema', hidden }: ThemeSwitchProps) {
  const t = uiTexts(language)
  const choices = [
    { value: 'light', label: t('themeLight') },
    { value: 'dark', label: t('themeDark') },
    { value: 'system', label: t('themeSystem') },
  ]
  return (
    <form class="v-theme-switch" method="post" action={action}>
      <HiddenFields values={hidden} />
      <span class="small">{t('theme')}</span>
      <span class="v-segments">
        {choices.map(({ value, label }) => (
          <button
            key={value}
            type="submit"
            name={name}
            value={value}
            aria-pressed={(theme ?? 'system') === value ? 'true' : 'false'}
          >
            {label}
          </button>
        ))}
      </span>
    </form>
  )
}
