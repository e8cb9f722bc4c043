import type { ComponentChildren } from 'preact'
import type { Language } from '../texts/texts.ts'
import { SiteNotice } from './alert.tsx'
import { Breadcrumb } from './navigation.tsx'
import { SeriesPatterns } from './patterns.tsx'
import { contentId, SkipLink } from './skip-link.tsx'
import type { CrumbItem } from './types.ts'

interface PublicFrameProps {
  language: Language
  /** A PageHead. */
  head: ComponentChildren
  /** A PageFoot. */
  foot: ComponentChildren
  crumbs?: readonly CrumbItem[] | undefined
  /** One line above everything, such as "this is a demonstration". */
  notice?: ComponentChildren
  children: ComponentChildren
}

/** Everything around a public page. The body of the document carries the class `pub`. */
export function PublicFrame(props: PublicFrameProps) {
  const { language } = props
  return (
    <>
      <SeriesPatterns />
      <SkipLink language={language} />
      {props.notice && <SiteNotice language={language}>{props.notice}</SiteNotice>}
      {props.head}
      {props.crumbs && props.crumbs.length > 0 && (
        <div class="v-crumbs">
          <div class="wrap">
            <Breadcrumb language={language} crumbs={props.crumbs} />
          </div>
        </div>
      )}
      <main id={contentId} tabIndex={-1}>
        {props.children}
      </main>
      {props.foot}
    </>
  )
}
