import type { PageView } from '../../../kit/http/route.ts'
import type { WorkbenchProps } from '../workbench-contract.ts'
import { type CaseHead, CaseNotices } from './case-page.tsx'
import { CaseTabs } from './case-tabs.tsx'
import { WorkbenchPage } from './workbench.tsx'

/** The workbench with the way to the plain pages of the case and its note above it. */
export function BenchPage({ data, context, form }: PageView<{ head: CaseHead; bench: WorkbenchProps }>) {
  const { language } = context
  return (
    <>
      <CaseTabs head={data.head} current="bench" language={language} />
      <CaseNotices head={data.head} language={language} />
      <WorkbenchPage data={data.bench} context={context} form={form} />
    </>
  )
}
