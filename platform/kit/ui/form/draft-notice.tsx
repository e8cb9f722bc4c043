import type { FormDraft } from '../../http/route.ts'
import { formats } from '../../texts/formats.ts'
import type { Language } from '../../texts/texts.ts'
import { Button } from '../button.tsx'
import { uiTexts } from '../texts.ts'
import { HiddenFields } from './hidden-fields.tsx'

/** Address that throws a draft away and leads back to the empty form. */
const throwAway = '/concept/weg'

/**
 * Above a form of which what is typed is kept: since when, and the way to begin again. A form of its own, since the
 * enter key in a field takes the first button of its form.
 */
export function DraftNotice({ language, draft }: { language: Language; draft: FormDraft }) {
  const t = uiTexts(language)
  const f = formats(language)
  const at = draft.savedAt === undefined ? undefined : new Date(draft.savedAt)
  return (
    <form class="small muted" method="post" action={throwAway}>
      <HiddenFields values={{ formKey: draft.key }} />
      <span role="status" data-draft-said={t('draftSaved')}>
        {at && t('draftKept', { when: `${f.date(at)}, ${f.time(at)}` })}
      </span>{' '}
      {at && <Button kind="subtle">{t('draftAway')}</Button>}
    </form>
  )
}
