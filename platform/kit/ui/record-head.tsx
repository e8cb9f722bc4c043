import type { ComponentChildren } from 'preact'

interface RecordHeadProps {
  title: string
  /** Place, kind, region: one line. */
  detail?: ComponentChildren
  badges?: ComponentChildren
  /** The one main action. */
  action?: ComponentChildren
  /** Key figures and phase track. */
  children?: ComponentChildren
}

/** Head of a record page: name, states, main action, key figures, phases. */
export function RecordHead({ title, detail, badges, action, children }: RecordHeadProps) {
  return (
    <div class="v-record-head">
      <div class="wrap">
        <div class="v-record-title">
          <div>
            <h1>{title}</h1>
            {detail && <p class="muted">{detail}</p>}
          </div>
          {(badges || action) && (
            <div class="row">
              {badges}
              {action}
            </div>
          )}
        </div>
        {children}
      </div>
    </div>
  )
}

interface PageTitleProps {
  title: string
  /** One sentence what the page is for. */
  purpose?: ComponentChildren
  action?: ComponentChildren
}

/** Title of any other page: what it is, one sentence why, main action at the right. */
export function PageTitle({ title, purpose, action }: PageTitleProps) {
  return (
    <div class="section-head">
      <div class="stack-s">
        <h1>{title}</h1>
        {purpose && <p class="muted measure">{purpose}</p>}
      </div>
      {action && <div class="row">{action}</div>}
    </div>
  )
}
