import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import type { ExcerptPiece } from '../../../kit/search/search.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Button,
  Excerpt,
  HiddenFields,
  LinkButton,
  Pager,
  PageTitle,
  SearchBox,
  Tabs,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { siteTexts } from '../texts.ts'

/** One thing that was found; its kind in words. */
export interface Found {
  kind: string
  title: string
  href: string
  excerpt: readonly ExcerptPiece[]
}

/** A kind that can be chosen, with how much of it was found. */
export interface FoundKind {
  /** Word in the address. */
  word: string
  label: string
  count: number
}

/** What the search page gets: all of it for this reader. */
export interface SearchData {
  text: string | undefined
  /** Word of the kind that was chosen. */
  kind: string | undefined
  kinds: readonly FoundKind[]
  found: readonly Found[]
  total: number
  page: number
  pageSize: number
  isSignedIn: boolean
  hasKeysOff: boolean
  listHref: string
}

const addressOf = (text: string | undefined, soort?: string, pagina?: number, per?: number) =>
  href(links.search, {}, { zoek: text, soort, pagina, per })

/** One box, all that this reader may see. */
export function SearchPage({ data, context: { language } }: PageView<SearchData>) {
  const t = siteTexts(language)
  const { text, kind, total } = data
  return (
    <div class="wrap section tight stack-l">
      <PageTitle title={t('search')} purpose={t(data.isSignedIn ? 'searchPurposeOwn' : 'searchPurpose')} />
      <SearchBox
        language={language}
        action={href(links.search)}
        label={t('searchLabel')}
        value={text}
        hidden={kind === undefined ? undefined : { soort: kind }}
      />
      {text && (
        <>
          <div role="status">
            <h2>{t('searchResults', { count: total, text })}</h2>
          </div>
          <Kinds data={data} language={language} />
          {total === 0 ? <Nothing data={data} language={language} /> : <FoundList found={data.found} />}
          {total > data.pageSize && (
            <Pager
              language={language}
              page={data.page}
              pageSize={data.pageSize}
              total={total}
              pageSizes={[20, 50, 100]}
              href={(page, per) => addressOf(text, kind, page, per)}
            />
          )}
        </>
      )}
      {data.isSignedIn && <Slash isOff={data.hasKeysOff} text={text} language={language} />}
    </div>
  )
}

interface PartProps {
  data: SearchData
  language: Language
}

/** What was found of each kind, as links that keep the question. */
function Kinds({ data: { text, kind, kinds }, language }: PartProps) {
  if (kinds.length === 0 || (kinds.length === 1 && kind === undefined)) return null
  const t = siteTexts(language)
  const count = kinds.reduce((sum, one) => sum + one.count, 0)
  const all = { label: t('searchAllKinds'), detail: String(count), href: addressOf(text) }
  return (
    <Tabs
      label={t('searchKinds')}
      tabs={[
        { ...all, isCurrent: kind === undefined },
        ...kinds.map(one => ({
          label: one.label,
          detail: String(one.count),
          href: addressOf(text, one.word),
          isCurrent: one.word === kind,
        })),
      ]}
    />
  )
}

function FoundList({ found }: { found: readonly Found[] }) {
  return (
    <ul class="v-lines v-found">
      {found.map(one => (
        <li key={`${one.kind} ${one.href} ${one.title}`}>
          <a href={one.href}>{one.title}</a>
          <span class="sub">{one.kind}</span>
          <p>
            <Excerpt pieces={one.excerpt} />
          </p>
        </li>
      ))}
    </ul>
  )
}

const tips = ['searchTipWord', 'searchTipCompound', 'searchTipFewer'] as const

/** Nothing was found: what else to try, and the way to everything. */
function Nothing({ data: { text, kind, isSignedIn, listHref }, language }: PartProps) {
  const t = siteTexts(language)
  const signIn = `/aanmelden?naar=${encodeURIComponent(addressOf(text, kind))}`
  return (
    <div class="v-empty">
      <ul>
        {tips.map(tip => (
          <li key={tip}>{t(tip)}</li>
        ))}
        {kind !== undefined && (
          <li>
            <a href={addressOf(text)}>{t('searchTipAllKinds')}</a>
          </li>
        )}
        {!isSignedIn && (
          <li>
            <a href={signIn}>{t('searchTipSignIn')}</a>
          </li>
        )}
      </ul>
      <p>
        <LinkButton href={listHref}>{t('seeProjects')}</LinkButton>
      </p>
    </div>
  )
}

/** The key of one sign, which can be switched off: it may be in the way of who dictates. */
function Slash({ isOff, text, language }: { isOff: boolean; text: string | undefined; language: Language }) {
  const t = siteTexts(language)
  return (
    <form class="small muted" method="post" action={href(links.keys)}>
      <HiddenFields values={{ naar: addressOf(text) }} />
      {t(isOff ? 'searchSlashOff' : 'searchSlashOn')}{' '}
      <Button kind="subtle" name="toetsen" value={isOff ? 'aan' : 'uit'}>
        {t(isOff ? 'searchSlashTurnOn' : 'searchSlashTurnOff')}
      </Button>
    </form>
  )
}
