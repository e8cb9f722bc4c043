import type { Case } from '@versneller/engine'
import { Button, Icon, LinkButton, SavedState, StatusBadge } from '../../../../kit/ui/index.ts'
import { memo } from '../../../../kit/ui/memo.tsx'
import { unsaved } from '../../rules/workbench/sync.ts'
import { changeCount } from '../../rules/workbench/variants.ts'
import type { WorkbenchProps } from '../../workbench-contract.ts'
import { conflictDialog } from './dialogs.tsx'
import { PeopleHere } from './presence-line.tsx'
import type { Bench } from './use-workbench.ts'
import type { View } from './view.ts'

interface Props {
  props: WorkbenchProps
  bench: Bench
  view: View
  /** Id of the dialog that makes a variant. */
  newVariantDialog: string
  mayEdit: boolean
  mayAddVariant: boolean
}

function VariantTab({
  bench,
  view,
  id,
  label,
  detail,
}: {
  bench: Bench
  view: View
  id: string | undefined
  label: string
  detail?: string | undefined
}) {
  return (
    <a
      href={id === undefined ? '?' : `?variant=${id}`}
      aria-current={bench.variantId === id ? 'true' : undefined}
      lang={view.language}
      onClick={event => {
        event.preventDefault()
        bench.chooseVariant(id)
      }}
    >
      {label}
      {detail && (
        <>
          <span class="vh">, </span>
          <small>{detail}</small>
        </>
      )}
    </a>
  )
}

function Tabs({
  bench,
  view,
  newVariantDialog,
  mayAddVariant,
}: Pick<Props, 'bench' | 'view' | 'newVariantDialog' | 'mayAddVariant'>) {
  const { caseFile } = bench.workedOut
  const { t } = view
  return (
    <nav class="v-tabs" aria-label={t('workbenchVariants')}>
      <VariantTab bench={bench} view={view} id={undefined} label={t('workbenchBase')} />
      {(caseFile.variants ?? []).map(variant => (
        <VariantTab
          key={variant.id}
          bench={bench}
          view={view}
          id={variant.id}
          label={view.name(variant.reason, variant.id)}
          detail={t('workbenchChangeCount', { count: changeCount(variant) })}
        />
      ))}
      {mayAddVariant && (
        <Button kind="subtle" type="button" icon="plus" commandFor={newVariantDialog} command="show-modal">
          {t('workbenchVariant')}
        </Button>
      )}
    </nav>
  )
}

/** The acts of every bench of a page are the same. */
const VariantTabs = memo(
  Tabs,
  (before, after) =>
    before.view === after.view &&
    before.mayAddVariant === after.mayAddVariant &&
    before.bench.variantId === after.bench.variantId &&
    before.bench.workedOut.caseFile.variants === after.bench.workedOut.caseFile.variants,
)

interface SettingsProps {
  view: View
  caseFile: Case
}

function SettingsList({ view, caseFile }: SettingsProps) {
  const { t, format } = view
  const conventions = { begin: 'workbenchBegin', mid: 'workbenchMid', end: 'workbenchEnd' } as const
  const { interest } = caseFile.rates
  const rate = typeof interest === 'number' ? interest : interest[0]?.rate
  const pairs = [
    [t('workbenchPriceLevel'), format.date(caseFile.priceLevelDate ?? caseFile.valuationDate)],
    [t('workbenchBooking'), t(conventions[caseFile.convention ?? 'mid'])],
    [t('workbenchInterest'), rate === undefined ? '–' : format.percent(rate, { decimals: 2 })],
  ]
  return (
    <dl class="v-settings">
      {pairs.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

const Settings = memo(
  SettingsList,
  (before, after) =>
    before.view === after.view &&
    before.caseFile.rates === after.caseFile.rates &&
    before.caseFile.priceLevelDate === after.caseFile.priceLevelDate &&
    before.caseFile.valuationDate === after.caseFile.valuationDate &&
    before.caseFile.convention === after.caseFile.convention,
)

/** What is safe now, in one line that is read out when it changes. */
function SaveState({ bench, view, mayEdit }: { bench: Bench; view: View; mayEdit: boolean }) {
  const { sync } = bench
  const { t, format } = view
  if (!mayEdit)
    return (
      <p role="status" class="small">
        <StatusBadge>{t('workbenchReadOnly')}</StatusBadge>
      </p>
    )
  if (sync.conflicts.length > 0)
    return (
      <>
        <Unsafe>{t('workbenchConflictShort')}</Unsafe>
        <Button kind="secondary" type="button" commandFor={conflictDialog} command="show-modal">
          {t('workbenchChoose')}
        </Button>
      </>
    )
  if (sync.trouble === 'refused') return <Unsafe>{t('workbenchRefused')}</Unsafe>
  if (sync.trouble === 'unreachable') return <Unsafe>{t('workbenchUnreachable')}</Unsafe>
  const isBusy = unsaved(sync).length > 0 || sync.isSending
  if (!isBusy && sync.savedAt)
    return <SavedState>{t('workbenchSavedAt', { time: format.time(new Date(sync.savedAt)) })}</SavedState>
  return (
    <p role="status" class="small muted">
      {t(isBusy ? 'workbenchSaving' : 'workbenchAllSaved')}
    </p>
  )
}

function Unsafe({ children }: { children: string }) {
  return (
    <p role="status" class="v-unsafe">
      <Icon name="alert" />
      {children}
    </p>
  )
}

function History({ bench, view }: { bench: Bench; view: View }) {
  return (
    <>
      <Button
        kind="subtle"
        type="button"
        icon="undo"
        isDisabled={bench.log.done.length === 0}
        onClick={() => bench.undo()}
      >
        {view.t('workbenchUndo')}
      </Button>
      <Button
        kind="subtle"
        type="button"
        isDisabled={bench.log.undone.length === 0}
        onClick={() => bench.redo()}
      >
        {view.t('workbenchRedo')}
      </Button>
    </>
  )
}

/** Under the app bar: the state of saving and the acts, then the variants and the assumptions. */
export function TopBar(given: Props) {
  const { props, bench, view, mayEdit } = given
  const { t } = view
  const { addresses } = props
  return (
    <>
      <div class="v-bench-acts">
        <SaveState bench={bench} view={view} mayEdit={mayEdit} />
        {mayEdit && <History bench={bench} view={view} />}
        <Settings view={view} caseFile={bench.workedOut.caseFile} />
        <span class="v-bench-acts__more">
          <PeopleHere bench={bench} view={view} />
          <a href={addresses.page}>{t('workbenchPlainPage')}</a>
          <LinkButton icon="download" href={addresses.workbook}>
            Excel
          </LinkButton>
          {props.permissions.mayFixVersion && (
            <LinkButton kind="primary" href={addresses.fixVersion}>
              {t('workbenchFixVersion')}
            </LinkButton>
          )}
        </span>
      </div>
      <div class="v-topbar">
        <VariantTabs {...given} />
      </div>
    </>
  )
}
