import type { ComponentChildren } from 'preact'
import type { Language } from '../texts/texts.ts'
import { Brand } from './brand.tsx'
import { LinkButton } from './button.tsx'
import { Icon } from './icon.tsx'
import { LanguageSwitch, LinkList, Navigation, NoticesLink } from './navigation.tsx'
import { HeadSearch } from './search-box.tsx'
import { uiTexts } from './texts.ts'
import type { LinkItem } from './types.ts'

/** Who the site is and where it starts. */
export interface SiteIdentity {
  name: string
  tagline?: string | undefined
  homeHref: string
}

/** What stands at the right of the head. */
export interface HeadTools {
  searchHref: string
  /** The form that shows this page in the other language: its address, and where the reader is now. */
  languageSwitch: { action: string; back: string }
  /** Sign in, or the person's own page. */
  account: LinkItem
  /** What a signed-in reader was told: the way to it, and how much is new. */
  notices?: { href: string; unread: number } | undefined
}

interface PageHeadProps {
  language: Language
  site: SiteIdentity
  links: readonly LinkItem[]
  tools: HeadTools
}

function ToolLinks({ language, tools }: Pick<PageHeadProps, 'language' | 'tools'>): ComponentChildren {
  return (
    <>
      <HeadSearch language={language} action={tools.searchHref} place="head" />
      <a class="v-search-link utrecht-button utrecht-button--subtle" href={tools.searchHref}>
        <Icon name="search" />
        <span class="vh">{uiTexts(language)('search')}</span>
      </a>
      {tools.notices && <NoticesLink language={language} {...tools.notices} />}
      <LanguageSwitch {...tools.languageSwitch} to={language === 'nl' ? 'en' : 'nl'} />
      <LinkButton href={tools.account.href}>{tools.account.label}</LinkButton>
    </>
  )
}

/** Head of the public site; below 56rem the menu folds into a disclosure that needs no script. */
export function PageHead({ language, site, links, tools }: PageHeadProps) {
  const t = uiTexts(language)
  return (
    <header class="utrecht-page-header">
      <div class="wrap">
        <Brand href={site.homeHref} name={site.name} tagline={site.tagline} />
        <Navigation language={language} links={links} />
        <div class="v-head-tools">
          <ToolLinks language={language} tools={tools} />
        </div>
        <details class="v-menu only-narrow">
          <summary class="utrecht-button utrecht-button--secondary-action">
            <Icon name="menu" />
            {t('menu')}
          </summary>
          <div class="v-menu__panel">
            <nav aria-label={t('mainMenu')}>
              <LinkList links={links} />
            </nav>
            <HeadSearch language={language} action={tools.searchHref} place="menu" />
            <div class="v-menu__tools">
              {tools.notices && <NoticesLink language={language} {...tools.notices} />}
              <LanguageSwitch {...tools.languageSwitch} to={language === 'nl' ? 'en' : 'nl'} />
              <LinkButton href={tools.account.href}>{tools.account.label}</LinkButton>
            </div>
          </div>
        </details>
      </div>
    </header>
  )
}
