import { fieldNames } from '@versneller/engine'
import { useEffect, useRef } from 'preact/hooks'
import { Button, Dialog } from '../../../../kit/ui/index.ts'
import { memo } from '../../../../kit/ui/memo.tsx'
import { stepsOf, valueAt } from '../../rules/workbench/change-case.ts'
import type { SaveConflict, WorkbenchProps } from '../../workbench-contract.ts'
import type { Bench } from './use-workbench.ts'
import type { View } from './view.ts'

/** Id of the dialog in which conflicts are decided. */
export const conflictDialog = 'conflict'

interface NewVariantProps {
  id: string
  bench: Bench
  view: View
}

function NewVariant({ id, bench, view }: NewVariantProps) {
  const { t } = view
  const add = (event: SubmitEvent) => {
    event.preventDefault()
    const form = event.currentTarget as HTMLFormElement
    const reason = String(new FormData(form).get('reden') ?? '').trim()
    if (reason === '') return
    bench.addVariant(reason)
    form.reset()
    form.closest('dialog')?.close()
  }
  return (
    <Dialog language={view.language} id={id} title={t('workbenchNewVariant')}>
      <form onSubmit={add}>
        <p>
          <label for={`${id}-reden`}>{t('workbenchVariantReason')}</label>
        </p>
        <p class="small muted">{t('workbenchVariantHint')}</p>
        <p>
          <input
            id={`${id}-reden`}
            name="reden"
            class="utrecht-textbox"
            required
            maxLength={200}
            autocomplete="off"
          />
        </p>
        <Button>{t('workbenchMakeVariant')}</Button>
      </form>
    </Dialog>
  )
}

/** Asks for the question that a new variant answers. The acts of every bench of a page are the same. */
export const NewVariantDialog = memo(
  NewVariant,
  (before, after) => before.id === after.id && before.view === after.view,
)

/** A place of the case in words: the name of its line, and which field of it. */
function placeInWords(path: string, bench: Bench, view: View): string {
  const [list = '', member = '', ...rest] = stepsOf(path)
  const holder = valueAt(bench.workedOut.caseFile, `/${list}/${member}`) as
    | { name?: { nl: string; en?: string }; reason?: { nl: string; en?: string } }
    | undefined
  const name = view.name(holder?.name ?? holder?.reason, member.replace(/^@/, '') || list)
  const words = rest.map(step => fieldNames[step]?.[view.language] ?? step)
  return [name, ...words].join(', ')
}

function valueInWords(value: unknown, view: View): string {
  if (value === undefined || value === null) return view.t('workbenchRemoved')
  if (typeof value === 'number') return view.format.number(value, { decimals: value % 1 === 0 ? 0 : 2 })
  if (Array.isArray(value)) return view.t('workbenchChangeCount', { count: value.length })
  if (typeof value === 'object' && 'nl' in value) return view.name(value as { nl: string }, '')
  return JSON.stringify(value)
}

function Conflict({ conflict, bench, view }: { conflict: SaveConflict; bench: Bench; view: View }) {
  const { t } = view
  const { path } = conflict
  const canBeVariant = !path.startsWith('/variants')
  return (
    <li>
      <p>
        <b>{placeInWords(path, bench, view)}</b>
      </p>
      <dl class="v-conflict">
        <div>
          <dt>{t('workbenchYours')}</dt>
          <dd class="num">{valueInWords(conflict.yours, view)}</dd>
        </div>
        <div>
          <dt>{t('workbenchTheirs', { role: conflict.by })}</dt>
          <dd class="num">{valueInWords(conflict.theirs, view)}</dd>
        </div>
      </dl>
      <div class="v-conflict__acts">
        <Button type="button" kind="secondary" onClick={() => bench.decide(path, 'yours')}>
          {t('workbenchTakeYours')}
        </Button>
        <Button type="button" kind="secondary" onClick={() => bench.decide(path, 'theirs')}>
          {t('workbenchTakeTheirs')}
        </Button>
        {canBeVariant && (
          <Button type="button" kind="secondary" onClick={() => bench.decide(path, 'variant')}>
            {t('workbenchTakeBoth')}
          </Button>
        )}
      </div>
    </li>
  )
}

interface ConflictProps {
  props: WorkbenchProps
  bench: Bench
  view: View
}

function Conflicts({ props, bench, view }: ConflictProps) {
  const place = useRef<HTMLDivElement>(null)
  const { conflicts } = bench.sync
  const hasConflicts = conflicts.length > 0
  useEffect(() => {
    const dialog = place.current?.querySelector('dialog')
    if (hasConflicts && dialog && !dialog.open) dialog.showModal()
    if (!hasConflicts && dialog?.open) dialog.close()
  }, [hasConflicts])
  const { t } = view
  return (
    <div ref={place}>
      <Dialog language={view.language} id={conflictDialog} title={t('workbenchConflict')}>
        <p>{t('workbenchConflictTold')}</p>
        <ul class="plain v-conflicts">
          {conflicts.map(conflict => (
            <Conflict key={conflict.path} conflict={conflict} bench={bench} view={view} />
          ))}
        </ul>
        <p class="small">
          <a href={props.addresses.merge}>{t('workbenchMergePage')}</a>
        </p>
      </Dialog>
    </div>
  )
}

/** Opens by itself when somebody else was first, and goes when everything is decided. */
export const ConflictDialog = memo(
  Conflicts,
  (before, after) =>
    before.view === after.view &&
    before.props === after.props &&
    before.bench.sync.conflicts.length === 0 &&
    after.bench.sync.conflicts.length === 0,
)
