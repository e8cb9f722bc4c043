import { texts } from '../texts/texts.ts'
import type { Problem } from './problem.ts'
import type { Context } from './route.ts'
import en from './texts.en.json' with { type: 'json' }
import nl from './texts.nl.json' with { type: 'json' }

const translate = texts(nl, en)

type Fixed = 'notFound' | 'notAllowed' | 'tooOften' | 'tooLarge' | 'wrongInput' | 'busy' | 'broken'

function fixedPage(status: number): Fixed {
  if (status === 404) return 'notFound'
  if (status === 403 || status === 401) return 'notAllowed'
  if (status === 429) return 'tooOften'
  if (status === 413 || status === 415) return 'tooLarge'
  if (status === 503) return 'busy'
  return status < 500 ? 'wrongInput' : 'broken'
}

/** The fixed pages for what is not there, not allowed, too much or broken. Never tells what happened inside. */
export function StatusPage({ status, context }: { status: number; context: Context }) {
  const t = translate(context.language)
  const page = fixedPage(status)
  return (
    <div class="wrap section stack">
      <h1>{t(`${page}Title`)}</h1>
      <p class="lead">{t(`${page}Text`)}</p>
      <p>
        <a href="/">{t('toHome')}</a>
      </p>
      {page === 'broken' && <p class="muted small">{t('reference', { id: context.requestId })}</p>}
    </div>
  )
}

StatusPage.title = (status: number, context: Context): string =>
  translate(context.language)(`${fixedPage(status)}Title`)

/** Shows why an action without a form of its own was refused, with the way back. */
export function ProblemsPage({
  problems,
  context,
  back,
}: {
  problems: readonly Problem[]
  context: Context
  back: string
}) {
  const t = translate(context.language)
  return (
    <div class="wrap section stack">
      <h1>{t('problemsTitle')}</h1>
      <ul class="stack-s" role="alert">
        {problems.map(problem => (
          <li key={problem.code}>{problem.message[context.language]}</li>
        ))}
      </ul>
      <p>
        <a href={back}>{t('back')}</a>
      </p>
    </div>
  )
}

ProblemsPage.title = (context: Context): string => translate(context.language)('problemsTitle')
