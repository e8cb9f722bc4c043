import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import type { MaybeBilingual } from '../../../kit/texts/texts.ts'
import { RemarkList, type ThreadLine } from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { type CaseHead, CasePage, nameOr } from './case-page.tsx'
import { say } from './say.ts'

/** What the page of remarks shows. */
export interface RemarksData {
  head: CaseHead
  /** The line or row that they are about; absent for the case as a whole. */
  item: { id: string; name: { nl: string; en?: string | undefined } | MaybeBilingual | undefined } | undefined
  threads: readonly ThreadLine[]
  mentionable: readonly { value: string; label: string }[]
  isDone: boolean
}

/** Remarks and questions on a case or on one of its lines. */
export function RemarksPage({ data, context, form }: PageView<RemarksData>) {
  const { language } = context
  const t = say(language)
  const { head, item } = data
  const name = item && nameOr(item.name, item.id, language)
  return (
    <CasePage
      head={head}
      current="remarks"
      context={context}
      title={name ? t('remarksAt', { name }) : t('remarksTitle')}
      purpose={t(name ? 'remarksLineLead' : 'remarksLead')}
      isDone={data.isDone}
    >
      {item && (
        <p>
          <a href={href(links.remarks, { id: head.id })}>{t('remarksAll')}</a>
        </p>
      )}
      <RemarkList
        language={language}
        threads={data.threads}
        action={href(links.remarks, { id: head.id }, { regel: item?.id })}
        mentionable={data.mentionable}
        form={form}
      />
    </CasePage>
  )
}
