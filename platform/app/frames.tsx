import type { FrameProps } from '../kit/http/render.tsx'
import type { Context } from '../kit/http/route.ts'
import { handOverPanels } from '../kit/module/panels.ts'
import { Button, contentId, PublicFrame, SkipLink, ThemeSwitch, WorkFrame } from '../kit/ui/index.ts'
import { accountLink, footGroups, frameTexts, menuLinks } from './frame-links.ts'
import { modules } from './modules.ts'

handOverPanels(modules.flatMap(module => module.panels ?? []))

const site = (context: Context) => {
  const t = frameTexts(context.language)
  return { name: t('siteName'), tagline: t('tagline'), homeHref: '/' }
}

function Theme({ context }: { context: Context }) {
  const { language, theme, url } = context
  return <ThemeSwitch language={language} action="/thema" theme={theme} hidden={{ naar: url }} />
}

const otherLanguageHref = ({ url }: Context): string => `/taal?naar=${encodeURIComponent(url)}`

function PublicPage({ context, crumbs, children }: FrameProps) {
  const { language } = context
  const t = frameTexts(language)
  return (
    <PublicFrame
      language={language}
      site={site(context)}
      links={menuLinks('public', context)}
      tools={{
        searchHref: '/zoeken',
        otherLanguageHref: otherLanguageHref(context),
        account: accountLink(context),
      }}
      foot={{
        purpose: t('purpose'),
        groups: footGroups(context),
        sources: t('sources'),
        settings: <Theme context={context} />,
      }}
      crumbs={crumbs}
    >
      {children}
    </PublicFrame>
  )
}

function WorkTools({ context }: { context: Context }) {
  const { language, actor } = context
  const t = frameTexts(language)
  return (
    <>
      <a href="/">{t('publicSite')}</a>
      <a href={otherLanguageHref(context)} lang={language === 'nl' ? 'en' : 'nl'}>
        {language === 'nl' ? 'English' : 'Nederlands'}
      </a>
      {actor ? (
        <>
          <a href="/account">{actor.name}</a>
          <form method="post" action="/afmelden">
            <Button kind="subtle">{t('signOut')}</Button>
          </form>
        </>
      ) : (
        <a href={accountLink(context).href}>{t('signIn')}</a>
      )}
    </>
  )
}

function WorkPage({ context, frame, crumbs, children }: FrameProps) {
  const side = frame === 'bench' ? undefined : sideGroups(context)
  return (
    <WorkFrame
      language={context.language}
      site={site(context)}
      crumbs={crumbs}
      tools={<WorkTools context={context} />}
      side={side}
      isWide={frame === 'bench'}
    >
      {children}
    </WorkFrame>
  )
}

function sideGroups(context: Context) {
  const links = menuLinks('work', context)
  return links.length > 0 ? [{ title: frameTexts(context.language)('workGroup'), links }] : undefined
}

/** What stands around every page: the public site, the work area, the dense workbench, or nothing. */
export function Framed(props: FrameProps) {
  switch (props.frame) {
    case 'public':
      return <PublicPage {...props} />
    case 'work':
    case 'bench':
      return <WorkPage {...props} />
    case 'bare':
      return (
        <>
          <SkipLink language={props.context.language} />
          <main id={contentId} tabIndex={-1}>
            {props.children}
          </main>
        </>
      )
  }
}
