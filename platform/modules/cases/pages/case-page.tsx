import type { Case } from '@versneller/engine'
import type { ComponentChildren } from 'preact'
import type { Context } from '../../../kit/http/route.ts'
import { inLanguage, type Language } from '../../../kit/texts/texts.ts'
import { Alert, PageTitle, StatusBadge, type Tone } from '../../../kit/ui/index.ts'
import { LockLine } from '../islands/bench/hidden-marks.tsx'
import type { CaseState } from '../model.ts'
import type { SeenCase } from '../rules/case-for.ts'
import type { Withheld } from '../workbench-contract.ts'
import { type CaseTab, CaseTabs } from './case-tabs.tsx'
import { partyWords } from './fields/words.ts'
import { say } from './say.ts'

/** How a state of a case is drawn. */
export const stateTones: Readonly<Record<CaseState, Tone>> = {
  draft: 'neutral',
  submitted: 'info',
  adopted: 'ok',
}

/** What stands above every page of a case. */
export interface CaseHead {
  id: string
  name: { nl: string; en?: string | undefined }
  note: { nl: string; en?: string | undefined } | undefined
  state: CaseState
  isIllustration: boolean
  revision: number
  withheld: Withheld
  mayEdit: boolean
  mayManage: boolean
  /** The reader's organisation is a party of the case. */
  isParty: boolean
}

/** The head of a case as this reader sees it. */
export function headOf(seen: SeenCase): CaseHead {
  const { id, caseFile, state, isIllustration, revision, withheld, scope, mayManage, partyIds } = seen
  return {
    id,
    name: caseFile.name,
    note: caseFile.note,
    state,
    isIllustration,
    revision,
    withheld,
    mayEdit: scope.kind !== 'none',
    mayManage,
    isParty: partyIds.length > 0,
  }
}

/** The name of a case in the reader's language. */
export const caseName = (head: Pick<CaseHead, 'name'>, language: Language) => inLanguage(head.name, language)

/** The note of a case in one thin line above every page; the whole text opens. */
export function CaseNotices({ head, language }: { head: CaseHead; language: Language }) {
  const t = say(language)
  if (!head.note && !head.isIllustration) return null
  return (
    <details class="v-case-note">
      <summary>
        {head.isIllustration && (
          <>
            <b>{t('illustration')}.</b>{' '}
          </>
        )}
        {t(head.isIllustration ? 'aboutIllustration' : 'aboutNote')}
      </summary>
      <p>{head.note ? inLanguage(head.note, language) : t('illustrationText')}</p>
    </details>
  )
}

interface CasePageProps {
  head: CaseHead
  current: CaseTab
  context: Context
  title: string
  purpose?: string | undefined
  action?: ComponentChildren
  /** Said after something was done. */
  isDone?: boolean | undefined
  /** The page says itself, under its figures, what is hidden. */
  hasOwnLockLine?: boolean | undefined
  children: ComponentChildren
}

/** A plain page of a case: name, tabs, note, what is hidden, and the subject. */
export function CasePage(props: CasePageProps) {
  const { head, context } = props
  const { language } = context
  const t = say(language)
  return (
    <div class="stack">
      <PageTitle title={props.title} purpose={props.purpose} action={props.action} />
      <p>
        <b>{caseName(head, language)}</b>{' '}
        <StatusBadge tone={stateTones[head.state]}>{t(`state_${head.state}`)}</StatusBadge>
      </p>
      <CaseTabs head={head} current={props.current} language={language} />
      {props.isDone && (
        <Alert kind="ok" isLive>
          <p>{t('saved')}</p>
        </Alert>
      )}
      <CaseNotices head={head} language={language} />
      {!props.hasOwnLockLine && <LockLine t={t} language={context.language} withheld={head.withheld} />}
      {props.children}
    </div>
  )
}

/** A name of something in a case, or its id. */
export const nameOr = (
  name: { nl: string; en?: string | undefined } | undefined,
  id: string,
  language: Language,
): string => (name ? inLanguage(name, language) : id)

/** The name of a party; "outside" in words. */
export function partyName(caseFile: Case, id: string, language: Language): string {
  if (id === 'outside') return say(language)('value_outside')
  return partyWords(caseFile, id, language)
}
