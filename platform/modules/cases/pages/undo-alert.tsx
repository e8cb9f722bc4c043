import { href } from '../../../kit/http/address.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { Alert, Button, HiddenFields } from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { say } from './say.ts'

interface UndoAlertProps {
  id: string
  /** The revision that can be taken back. */
  revision: number
  /** Word of the page to come back to. */
  part: string
  said: string
  language: Language
}

/** Says what was just done, with a button that takes it back. */
export function UndoAlert({ id, revision, part, said, language }: UndoAlertProps) {
  return (
    <Alert kind="ok" isLive>
      <form method="post" action={href(links.undo, { id })}>
        <p>{said}</p>
        <HiddenFields values={{ revision: String(revision), part }} />
        <Button kind="secondary">{say(language)('undo')}</Button>
      </form>
    </Alert>
  )
}

/** The revision that a page was told of after saving; undefined when it was told none. */
export const revisionIn = (told: string | undefined): number | undefined =>
  told !== undefined && /^\d{1,9}$/.test(told) ? Number(told) : undefined
