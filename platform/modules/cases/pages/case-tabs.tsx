import { href } from '../../../kit/http/address.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { type LinkItem, Tabs } from '../../../kit/ui/index.ts'
import { type FormPartWord, formPartLinks, formParts, links, type PartWord, partLinks } from '../links.ts'
import { say } from './say.ts'

/** The pages of a case that have a tab. */
export type CaseTab =
  | 'bench'
  | 'overview'
  | 'rules'
  | 'risk'
  | 'picture'
  | 'help'
  | 'deal'
  | 'assumptions'
  | 'variants'
  | 'versions'
  | 'cooperation'
  | 'benefits'
  | 'investingRoom'
  | 'investments'
  | 'funding'
  | 'publicActs'
  | 'compare'
  | 'remarks'
  | 'openness'
  | 'private'
  | 'couple'
  | 'adopt'
  | PartWord
  | FormPartWord

/** What is put in, by subject: each subject is a tab whose pages stand in a second row. */
const subjects = {
  tab_input: [
    'regels',
    'programma',
    'partijen',
    'investingRoom',
    'private',
    'fasen',
    'gebieden',
    'bronnen',
    'boekingen',
    'assumptions',
  ],
  tab_agreements: ['afspraken', 'leningen', 'verantwoordelijkheden', 'cooperation'],
  tab_public: ['investments', 'funding', 'potten', 'potclaims', 'kostenverhaal', 'effecten', 'benefits'],
  tab_riskSubject: [
    'risk',
    'picture',
    'help',
    'deal',
    'publicActs',
    'risicofactoren',
    'samenhang',
    'neergang',
    'gebeurtenissen',
    'risicoverdeling',
    'partijgrenzen',
  ],
} as const satisfies Record<string, readonly CaseTab[]>
const manageTabs: readonly CaseTab[] = ['openness', 'couple', 'adopt']

const isForm = (key: CaseTab): key is FormPartWord => key in formParts

function addressOf(key: CaseTab, id: string): string {
  if (isForm(key)) return href(formPartLinks(key).form, { id })
  switch (key) {
    case 'bench':
    case 'overview':
    case 'assumptions':
    case 'variants':
    case 'rules':
      return href(links[key], { id })
    case 'risk':
      return href(links.risk, { id })
    case 'picture':
      return href(links.picture, { id })
    case 'deal':
      return href(links.deal, { id })
    case 'help':
      return href(links.help, { id })
    case 'versions':
    case 'openness':
    case 'couple':
    case 'adopt':
    case 'cooperation':
      return href(links[key], { id })
    case 'benefits':
      return href(links.benefits, { id })
    case 'investments':
    case 'funding':
      return href(links[key], { id })
    case 'publicActs':
      return href(links.publicActs, { id })
    case 'private':
      return href(links.private, { id })
    case 'investingRoom':
      return href(links.investingRoom, { id })
    case 'compare':
      return href(links.compare, { id })
    case 'remarks':
      return href(links.remarks, { id })
    default:
      return href(partLinks(key).list, { id })
  }
}

interface CaseTabsProps {
  head: { id: string; mayManage: boolean; isParty: boolean }
  current: CaseTab
  language: Language
}

/** Tabs of a case: each is a page with its own address. What is put in and what is managed have a second row. */
export function CaseTabs({ head, current, language }: CaseTabsProps) {
  const t = say(language)
  const tab = (key: CaseTab): LinkItem => ({
    href: addressOf(key, head.id),
    label: t(`tab_${key}`),
    isCurrent: key === current,
  })
  const manage = head.mayManage ? manageTabs : manageTabs.slice(0, 1)
  const groups: { label: string; keys: readonly CaseTab[] }[] = [
    ...Object.entries(subjects).map(([key, keys]) => ({
      label: t(key as keyof typeof subjects),
      // Only a party has something of its own to reckon.
      keys: head.isParty ? keys : keys.filter(one => one !== 'private'),
    })),
    { label: t('tab_manage'), keys: manage },
  ]
  const heads = groups.map(({ label, keys }) => ({
    ...tab(keys[0] ?? 'bench'),
    label,
    isCurrent: keys.includes(current),
  }))
  const open = groups.find(({ keys }) => keys.includes(current))
  return (
    <div class="v-case-tabs">
      <Tabs
        label={t('tabs')}
        tabs={[
          tab('bench'),
          tab('overview'),
          tab('rules'),
          ...heads.slice(0, -1),
          ...(['variants', 'versions', 'compare', 'remarks'] as const).map(tab),
          ...heads.slice(-1),
        ]}
      />
      {open && <Tabs label={open.label} tabs={open.keys.map(tab)} />}
    </div>
  )
}
