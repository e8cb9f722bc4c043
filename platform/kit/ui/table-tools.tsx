import type { ComponentChildren } from 'preact'
import type { Language } from '../texts/texts.ts'
import { Button } from './button.tsx'
import { HiddenFields } from './form/hidden-fields.tsx'
import { Icon } from './icon.tsx'
import { uiTexts } from './texts.ts'

/** The line above a table: how many there are, and what can be done with the list. */
export function TableBar({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="v-table-bar">
      <h2>{title}</h2>
      {children}
    </div>
  )
}

interface ColumnChoiceProps {
  language: Language
  action: string
  /** All columns that can be shown, and whether they are. */
  columns: readonly { key: string; label: string; isShown: boolean }[]
  name?: string | undefined
  /** The rest of the address: search, filters, order. */
  hidden?: Readonly<Record<string, string>> | undefined
}

/** Chooses the columns of a table; the choice stands in the address. */
export function ColumnChoice({ language, action, columns, name = 'kolom', hidden }: ColumnChoiceProps) {
  const t = uiTexts(language)
  return (
    <details class="v-column-choice">
      <summary>{t('columns')}</summary>
      <form method="get" action={action}>
        <HiddenFields values={hidden} />
        <fieldset class="utrecht-form-fieldset">
          <legend class="vh">{t('shownColumns')}</legend>
          {columns.map(column => (
            <div class="v-choice" key={column.key}>
              <input
                class="utrecht-checkbox"
                type="checkbox"
                id={`kolom-${column.key}`}
                name={name}
                value={column.key}
                checked={column.isShown}
              />
              <label for={`kolom-${column.key}`}>{column.label}</label>
            </div>
          ))}
        </fieldset>
        <Button kind="secondary">{t('showColumns')}</Button>
      </form>
    </details>
  )
}

interface ExportLinksProps {
  language: Language
  /** "csv", "ods": exactly this selection. */
  links: readonly { format: string; href: string }[]
}

/** Takes exactly this list along, in open formats. */
export function ExportLinks({ language, links }: ExportLinksProps) {
  const t = uiTexts(language)
  return (
    <ul class="v-export" aria-label={t('downloads')}>
      {links.map(({ format, href }) => (
        <li key={format}>
          <a href={href} download>
            <Icon name="download" />
            {t('download', { format })}
          </a>
        </li>
      ))}
    </ul>
  )
}
