import type { FormState } from '../../../../kit/http/route.ts'
import type { Language } from '../../../../kit/texts/texts.ts'
import { Button } from '../../../../kit/ui/index.ts'
import type { Reaction, Resident, SharedPiece } from '../model.ts'

/** A reaction as this reader sees it. */
export type ReactionLine = Omit<Reaction, 'personId'> & { isOwn: boolean }

/** What the page of residents shows, and what this reader may do. */
export interface ResidentsView {
  project: { slug: string; name: string; municipality: string }
  isWithdrawn: boolean
  own:
    | {
        state: Resident['state']
        reason: string
        validTo: string | undefined
        showsName: boolean
      }
    | undefined
  terms: { articles: readonly string[]; digest: string } | undefined
  count: number
  isInside: boolean
  shares: readonly (SharedPiece & { mayTakeBack: boolean })[]
  reactions: readonly ReactionLine[]
  residents: readonly (Resident & { takesPart: boolean })[]
  maySeePeople: boolean
  mayAsk: boolean
  mayAdmit: boolean
  mayAnswer: boolean
  mayReact: boolean
  isDone: boolean
}

/** What every part of the page needs. */
export interface Part {
  data: ResidentsView
  language: Language
  form: FormState
}

/** A button that does one thing to one object. */
export function ActButton({ act, id, label }: { act: string; id?: string; label: string }) {
  return (
    <form method="post">
      <input type="hidden" name="act" value={act} />
      {id && <input type="hidden" name="id" value={id} />}
      <Button kind="secondary">{label}</Button>
    </form>
  )
}
