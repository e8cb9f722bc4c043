import type { Language } from '../texts/texts.ts'
import { Button } from './button.tsx'
import { HiddenFields } from './form/hidden-fields.tsx'
import { Icon } from './icon.tsx'
import { uiTexts } from './texts.ts'
import type { CrumbItem, LinkGroup, LinkItem } from './types.ts'

/** Links in a list; the current one says so. */
export function LinkList({ links }: { links: readonly LinkItem[] }) {
  return (
    <ul class="plain">
      {links.map(link => (
        <li key={link.href}>
          <a href={link.href} aria-current={link.isCurrent ? 'page' : undefined}>
            {link.label}
            {link.detail && <span class="num">{link.detail}</span>}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** The main menu of the public site. */
export function Navigation({ language, links }: { language: Language; links: readonly LinkItem[] }) {
  return (
    <nav class="utrecht-nav-bar" aria-label={uiTexts(language)('mainMenu')}>
      <LinkList links={links} />
    </nav>
  )
}

/** The menu beside a work screen, in groups. */
export function SideNavigation({ language, groups }: { language: Language; groups: readonly LinkGroup[] }) {
  return (
    <nav aria-label={uiTexts(language)('sideMenu')}>
      {groups.map(group => (
        <div key={group.title ?? group.links[0]?.href}>
          {group.title && <h2>{group.title}</h2>}
          <LinkList links={group.links} />
        </div>
      ))}
    </nav>
  )
}

/** Where this page stands; the last crumb is the page itself. */
export function Breadcrumb({ language, crumbs }: { language: Language; crumbs: readonly CrumbItem[] }) {
  return (
    <nav class="utrecht-breadcrumb-nav" aria-label={uiTexts(language)('breadcrumb')}>
      <ol class="plain">
        {crumbs.map(crumb => (
          <li key={crumb.label} aria-current={crumb.href ? undefined : 'page'}>
            {crumb.href ? <a href={crumb.href}>{crumb.label}</a> : crumb.label}
          </li>
        ))}
      </ol>
    </nav>
  )
}

interface TabsProps {
  /** Name of the set, for those who cannot see it. */
  label: string
  tabs: readonly LinkItem[]
}

/** Tabs that are links: each tab is a page with its own address. */
export function Tabs({ label, tabs }: TabsProps) {
  return (
    <nav class="v-tabs" aria-label={label}>
      {tabs.map(tab => (
        <a key={tab.href} href={tab.href} aria-current={tab.isCurrent ? 'page' : undefined}>
          {tab.label}
          {tab.detail && <small>{tab.detail}</small>}
        </a>
      ))}
    </nav>
  )
}

/** Two to four ways to see the same thing, as links. */
export function Segments({ label, tabs }: TabsProps) {
  return (
    <nav class="v-segments" aria-label={label}>
      {tabs.map(tab => (
        <a key={tab.href} href={tab.href} aria-current={tab.isCurrent ? 'true' : undefined}>
          {tab.label}
        </a>
      ))}
    </nav>
  )
}

/** The way to what the reader was told, with how much of it is new. */
export function NoticesLink({
  language,
  href,
  unread,
}: {
  language: Language
  href: string
  unread: number
}) {
  return (
    <a class="v-notices-link" href={href}>
      <Icon name="bell" />
      <span class="vh">{uiTexts(language)('notices', { count: unread })}</span>
      {unread > 0 && (
        <span class="v-count" aria-hidden="true">
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </a>
  )
}

interface LanguageSwitchProps {
  /** Address that keeps the choice and sends the reader back. */
  action: string
  to: Language
  /** Address of this page, to come back to. */
  back: string
}

/** This page in the other language with one click, as a plain form; the name of a language is in that language. */
export function LanguageSwitch({ action, to, back }: LanguageSwitchProps) {
  return (
    <form class="v-language-switch" method="post" action={action}>
      <HiddenFields values={{ naar: back }} />
      <Button kind="subtle" name="taal" value={to}>
        <span lang={to}>{to === 'en' ? 'English' : 'Nederlands'}</span>
      </Button>
    </form>
  )
}
