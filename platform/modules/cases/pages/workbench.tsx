import { Island } from '../../../kit/http/island.tsx'
import type { PageView } from '../../../kit/http/route.ts'
import Workbench from '../islands/workbench.tsx'
import type { WorkbenchProps } from '../workbench-contract.ts'

/** The workbench of one case, drawn by the server and taken over by the browser. Without script it can be read. */
export function WorkbenchPage({ data }: PageView<WorkbenchProps>) {
  return <Island name="cases/workbench" of={Workbench} props={data} />
}
