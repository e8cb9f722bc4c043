import type { Case } from '@versneller/engine'
import type { ComponentChildren } from 'preact'
import { href } from '../../../kit/http/address.ts'
import type { Context } from '../../../kit/http/route.ts'
import { inLanguage, type Language } from '../../../kit/texts/texts.ts'
import { Alert, PageTitle, StatusBadge, Tabs } from '../../../kit/ui/index.ts'
import { links, partLinks, partWords } from '../links.ts'
import type { CaseState } from '../model.ts'
import type { SeenCase } from '../rules/case-for.ts'
import { say } from './say.ts'

/** What stands above every page of a case. */
export interface CaseHead {
  id: string
  name: { nl: string; en?: string | undefined }
  note: { nl: string; en?: string | undefined } | undefined
  state: CaseState
  isIllustration: boolean
  revision: number
  withheldCount: number
  mayEdit: boolean
  mayManage: boolean
}

/** The head of a case as this reader sees it. */
export function headOf(seen: SeenCase): CaseHead {
  const { id, caseFile, state, isIllustration, revision, withheld, scope, mayManage } = seen
  return {
    id,
    name: caseFile.name,
    note: caseFile.note,
    state,
    isIllustration,
    revision,
    withheldCount: withheld.lines + withheld.programme,
    mayEdit: scope.kind !== 'none',
    mayManage,
  }
}

/** The name of a case in the reader's language. */
export const caseName = (head: Pick<CaseHead, 'name'>, language: Language) => inLanguage(head.name, language)

/** The pages of a case that have a tab. */
export type CaseTab =
  | 'bench'
  | 'overview'
  | 'assumptions'
  | 'variants'
  | 'versions'
  | 'compare'
  | 'openness'
  | 'couple'
  | 'adopt'
  | (typeof partWords)[number]

/** Tabs of a case: each is a page with its own address. */
export function CaseTabs({
  head,
  current,
  language,
}: {
  head: CaseHead
  current: CaseTab
  language: Language
}) {
  const t = say(language)
  const own = { id: head.id }
  const tab = (key: CaseTab, to: string) => ({ href: to, label: t(`tab_${key}`), isCurrent: key === current })
  return (
    <Tabs
      label={t('tabs')}
      tabs={[
        tab('bench', href(links.bench, own)),
        tab('overview', href(links.overview, own)),
        ...partWords.map(word => tab(word, href(partLinks(word).list, own))),
        tab('assumptions', href(links.assumptions, own)),
        tab('variants', href(links.variants, own)),
        tab('versions', href(links.versions, own)),
        tab('compare', href(links.compare, own)),
        tab('openness', href(links.openness, own)),
        ...(head.mayManage
          ? [tab('couple', href(links.couple, own)), tab('adopt', href(links.adopt, own))]
          : []),
      ]}
    />
  )
}

/** The note of a case, and what is kept from this reader: above every page. */
export function CaseNotices({ head, language }: { head: CaseHead; language: Language }) {
  const t = say(language)
  return (
    <>
      {head.note && (
        <Alert title={head.isIllustration ? t('illustration') : undefined}>
          <p>{inLanguage(head.note, language)}</p>
        </Alert>
      )}
      {head.isIllustration && !head.note && (
        <Alert title={t('illustration')}>
          <p>{t('illustrationText')}</p>
        </Alert>
      )}
      {head.withheldCount > 0 && (
        <Alert>
          <p>{t('withheld', { count: head.withheldCount })}</p>
        </Alert>
      )}
    </>
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
  children: ComponentChildren
}

/** A plain page of a case: name, tabs, note, what is withheld, and the subject. */
export function CasePage(props: CasePageProps) {
  const { head, context } = props
  const { language } = context
  const t = say(language)
  return (
    <div class="stack">
      <PageTitle title={props.title} purpose={props.purpose} action={props.action} />
      <p>
        <b>{caseName(head, language)}</b>{' '}
        <StatusBadge tone={head.state === 'adopted' ? 'ok' : 'neutral'}>
          {t(`state_${head.state}`)}
        </StatusBadge>
      </p>
      <CaseTabs head={head} current={props.current} language={language} />
      {props.isDone && (
        <Alert kind="ok" isLive>
          <p>{t('saved')}</p>
        </Alert>
      )}
      <CaseNotices head={head} language={language} />
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
  return nameOr(caseFile.parties.find(party => party.id === id)?.name, id, language)
}
