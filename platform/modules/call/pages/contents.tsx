import type { PageView } from '../../../kit/http/route.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { DescriptionList, WorkPage } from '../../../kit/ui/index.ts'
import type { Submission } from '../model/index.ts'
import type { DescribedPage } from '../rules/describe-contents.ts'
import { say } from './say.ts'

/** What was filled in, page by page. */
export function ContentsView({ pages, language }: { pages: readonly DescribedPage[]; language: Language }) {
  const t = say(language)
  return (
    <>
      {pages.map(page => (
        <section class="stack-s" key={page.key} aria-labelledby={`deel-${page.key}`}>
          <h2 id={`deel-${page.key}`}>{page.title}</h2>
          <DescriptionList
            pairs={page.answers.map(({ label, value, href }) => ({
              label,
              value: href ? (
                <a href={href}>{value}</a>
              ) : (
                <span class="v-answer">{value || t('notAnswered')}</span>
              ),
            }))}
          />
        </section>
      ))}
    </>
  )
}

/** A plan as it was submitted or as it stands, to be read. */
export interface ContentsData {
  plan: Submission
  title: string
  pages: readonly DescribedPage[]
  /** Which version: of the receipt, or the draft. */
  receiptNumber: string | undefined
}

/** A whole plan on one page, to be read and printed. */
export function ContentsPage({ data, context }: PageView<ContentsData>) {
  const { language } = context
  const t = say(language)
  return (
    <WorkPage
      title={data.title || t('planWithoutTitle')}
      purpose={
        data.receiptNumber ? t('contentsOfReceipt', { receipt: data.receiptNumber }) : t('contentsOfDraft')
      }
    >
      <ContentsView pages={data.pages} language={language} />
    </WorkPage>
  )
}
