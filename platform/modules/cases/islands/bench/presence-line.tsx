import { Presence } from '../../../../kit/ui/index.ts'
import type { MergedChange } from '../../workbench-contract.ts'
import type { Bench } from './use-workbench.ts'
import type { View } from './view.ts'

/** Who else has the case open, as rings with the letter of their party. */
export function PeopleHere({ bench, view }: { bench: Bench; view: View }) {
  const { people } = bench.live
  if (people.length === 0) return null
  return (
    <Presence
      language={view.language}
      people={people.map(({ label, partyId }) => {
        const party = partyId === undefined ? undefined : view.party(partyId)
        return {
          id: `${partyId} ${label}`,
          code: party?.code ?? label.charAt(0).toUpperCase(),
          series: party?.series,
          description: view.t('workbenchHere', { who: label }),
        }
      })}
    />
  )
}

const lineStep = /^\/lines\/@([^/]+)/

/** Lines that were changed, each with who did it, in the order of the changes. */
function changedLines(merged: readonly MergedChange[]): { id: string; who: string }[] {
  const lines = new Map<string, string>()
  for (const { change, who } of merged) {
    const id = lineStep.exec(change.path)?.[1]
    if (id !== undefined && who !== undefined) lines.set(id, who)
  }
  return [...lines].map(([id, who]) => ({ id, who }))
}

/** More than these are counted, not named. */
const namedMax = 2

const nowTexts = {
  draft: 'workbenchNowOpen',
  submitted: 'workbenchNowSubmitted',
  adopted: 'workbenchNowAdopted',
} as const

/** What others changed, told once in the line that is read out; and that the case was adopted or opened meanwhile. */
export function Merged({ bench, view }: { bench: Bench; view: View }) {
  const { merged } = bench.sync
  const { t } = view
  const lines = changedLines(merged)
  const nameOf = (id: string) =>
    view.name(bench.workedOut.caseFile.lines?.find(line => line.id === id)?.name, id)
  const isNamed = lines.length > 0 && lines.length <= namedMax
  const who = [...new Set(merged.map(one => one.who ?? one.by))].join('; ')
  return (
    <>
      <p class={merged.length > 0 ? 'v-merged small' : 'vh'} role="status">
        {isNamed
          ? lines.map(one => t('workbenchLineChanged', { name: nameOf(one.id), who: one.who })).join(' ')
          : merged.length > 0
            ? t('workbenchMerged', { count: merged.length, roles: who })
            : ''}
      </p>
      {bench.live.state && (
        <p class="v-merged small" role="status">
          {t(nowTexts[bench.live.state])} <a href="?">{t('workbenchReload')}</a>
        </p>
      )}
    </>
  )
}
