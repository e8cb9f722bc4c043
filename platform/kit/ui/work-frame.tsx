import type { ComponentChildren } from 'preact'
import type { Language } from '../texts/texts.ts'
import { SiteNotice } from './alert.tsx'
import { Brand } from './brand.tsx'
import { Breadcrumb, SideNavigation, Tabs } from './navigation.tsx'
import type { SiteIdentity } from './page-head.tsx'
import { SeriesPatterns } from './patterns.tsx'
import { contentId, SkipLink } from './skip-link.tsx'
import { uiTexts } from './texts.ts'
import type { CrumbItem, LinkGroup, LinkItem } from './types.ts'

interface WorkFrameProps {
  language: Language
  site: SiteIdentity
  crumbs: readonly CrumbItem[]
  /** Right of the app bar: search, presence, the person, the main action. */
  tools?: ComponentChildren
  /** Menu at the left. */
  side?: readonly LinkGroup[] | undefined
  /** Menu under the app bar, with its name. */
  top?: { label: string; tabs: readonly LinkItem[]; settings?: ComponentChildren } | undefined
  notice?: ComponentChildren
  /** The page brings its own edges, as the workbench does. */
  isWide?: boolean | undefined
  children: ComponentChildren
}

function Side({ language, groups }: { language: Language; groups: readonly LinkGroup[] }) {
  return (
    <aside class="v-side-nav" aria-label={uiTexts(language)('sideMenu')}>
      <div class="only-wide">
        <SideNavigation language={language} groups={groups} />
      </div>
      <details class="only-narrow v-side-fold">
        <summary>{uiTexts(language)('menu')}</summary>
        <SideNavigation language={language} groups={groups} />
      </details>
    </aside>
  )
}

/** Everything around a work screen. The body carries the class `work`, and `bench` where panes scroll apart. */
export function WorkFrame(props: WorkFrameProps) {
  const { language, site, side, top } = props
  const main = (
    <main id={contentId} tabIndex={-1} class={props.isWide ? undefined : 'v-work-main'}>
      {props.children}
    </main>
  )
  return (
    <>
      <SeriesPatterns />
      <SkipLink language={language} />
      {props.notice && <SiteNotice language={language}>{props.notice}</SiteNotice>}
      <header>
        <div class="v-appbar">
          <Brand href={site.homeHref} name={site.name} isMarkOnly={props.isWide} />
          <Breadcrumb language={language} crumbs={props.crumbs} />
          {props.tools && <div class="v-appbar__tools">{props.tools}</div>}
        </div>
        {top && (
          <div class="v-topbar">
            <Tabs label={top.label} tabs={top.tabs} />
            {top.settings}
          </div>
        )}
      </header>
      {side ? (
        <div class="v-work-columns">
          <Side language={language} groups={side} />
          {main}
        </div>
      ) : (
        main
      )}
    </>
  )
}
