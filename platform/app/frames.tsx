import type { FrameProps } from '../kit/http/render.tsx'
import type { Context } from '../kit/http/route.ts'
import { handOverNavigation } from '../kit/module/navigation.ts'
import { handOverPanels } from '../kit/module/panels.ts'
import { handOverPersonalData } from '../kit/module/personal-data.ts'
import { handOverCatalogues } from '../kit/texts/catalogues.ts'
import {
  Button,
  contentId,
  HeadSearch,
  LanguageSwitch,
  NoticesLink,
  PageFoot,
  PageHead,
  PublicFrame,
  SkipLink,
  ThemeSwitch,
  WorkFrame,
} from '../kit/ui/index.ts'
import { addressMark, keptForAddresses } from '../kit/ui/kept.tsx'
import {
  accountLink,
  currentPublicItem,
  footGroups,
  frameTexts,
  menuLinks,
  sideGroups,
  workStart,
} from './frame-links.ts'
import { modules } from './modules.ts'

handOverNavigation(modules.flatMap(module => module.navigation ?? []))
handOverPanels(modules.flatMap(module => module.panels ?? []))
handOverCatalogues(modules.flatMap(module => module.texts ?? []))
handOverPersonalData(modules.flatMap(module => module.personalData ?? []))

const site = (context: Context, homeHref: string) => {
  const t = frameTexts(context.language)
  return { name: t('siteName'), tagline: t('tagline'), homeHref }
}

const languageSwitch = ({ url }: Context) => ({ action: '/taal', back: url })

const noticesOf = ({ actor, unreadNotices = 0 }: Context) =>
  actor && { href: '/meldingen', unread: unreadNotices }

// Head and foot hold nothing but what their key says, and the address of the page where its mark stands.
const keptHead = keptForAddresses(200)
const keptFoot = keptForAddresses(20)

function publicHead(context: Context) {
  const { language, url, actor } = context
  const marked = { ...context, url: addressMark }
  const head = () => ({
    language,
    site: site(context, '/'),
    links: menuLinks('public', context),
    tools: {
      searchHref: '/zoeken',
      languageSwitch: languageSwitch(marked),
      account: accountLink(marked),
      notices: noticesOf(context),
    },
  })
  // What a signed-in reader sees depends on more than the address.
  const key = actor ? JSON.stringify(head()) : `${language} ${currentPublicItem(context) ?? ''}`
  return keptHead(key, url, () => <PageHead {...head()} />)
}

function publicFoot(context: Context) {
  const { language, theme, url } = context
  return keptFoot(`${language} ${theme ?? ''}`, url, () => {
    const t = frameTexts(language)
    const settings = (
      <ThemeSwitch language={language} action="/thema" theme={theme} hidden={{ naar: addressMark }} />
    )
    const foot = { purpose: t('purpose'), groups: footGroups(context), sources: t('sources'), settings }
    return <PageFoot language={language} site={site(context, '/')} foot={foot} />
  })
}

function PublicPage({ context, crumbs, children }: FrameProps) {
  return (
    <PublicFrame
      language={context.language}
      head={publicHead(context)}
      foot={publicFoot(context)}
      crumbs={crumbs.length > 0 ? [{ label: 'Home', href: '/' }, ...crumbs] : []}
    >
      {children}
    </PublicFrame>
  )
}

function WorkTools({ context }: { context: Context }) {
  const { language, actor } = context
  const notices = noticesOf(context)
  const t = frameTexts(language)
  return (
    <>
      <HeadSearch language={language} action="/zoeken" place="head" />
      <a href="/">{t('publicSite')}</a>
      <LanguageSwitch {...languageSwitch(context)} to={language === 'nl' ? 'en' : 'nl'} />
      {actor ? (
        <>
          {notices && <NoticesLink language={language} {...notices} />}
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

/** Where work begins: the reader's own page, or the public one for who is not signed in. */
const workHome = ({ actor }: Context): string => (actor ? workStart : '/')

function WorkPage({ context, frame, crumbs, children }: FrameProps) {
  const homeHref = workHome(context)
  return (
    <WorkFrame
      language={context.language}
      site={site(context, homeHref)}
      crumbs={crumbs.map(crumb => (crumb.href === '/' ? { ...crumb, href: homeHref } : crumb))}
      tools={<WorkTools context={context} />}
      side={frame === 'bench' ? undefined : sideGroups(context)}
      isWide={frame === 'bench'}
    >
      {children}
    </WorkFrame>
  )
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
