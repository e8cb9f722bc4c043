import { useEffect, useState } from 'preact/hooks'
import { Button, ExplainPanel, RemarkList, type ThreadLine } from '../../../../kit/ui/index.ts'
import type { WorkbenchProps } from '../../workbench-contract.ts'
import type { View } from './view.ts'

/** What the server tells of the remarks at a line. */
interface Remarks {
  threads: readonly ThreadLine[]
  mentionable: readonly { value: string; label: string }[]
  counts?: Readonly<Record<string, number>>
}

interface Props {
  props: WorkbenchProps
  view: View
  /** Id of the line or row. */
  lineId: string
  name: string
  close: () => void
  setCounts: (counts: Readonly<Record<string, number>>) => void
}

async function ask(address: string, body?: unknown): Promise<Remarks | undefined> {
  try {
    const response = await fetch(address, {
      headers: { accept: 'application/json', ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
    })
    return response.ok ? ((await response.json()) as Remarks) : undefined
  } catch {
    return undefined
  }
}

/** The fields of a form of the list, with the button that sent it, as the server takes them. */
function sentBy(event: SubmitEvent): Record<string, unknown> {
  const data = new FormData(event.target as HTMLFormElement, event.submitter)
  const thread = data.get('thread')
  return {
    act: data.get('act'),
    remark: data.get('remark') ?? '',
    mention: data.getAll('mention'),
    ...(thread ? { thread } : {}),
  }
}

/** The remarks at one line, at the foot of the lines; the same as on their own page. */
export function RemarksDrawer({ props, view, lineId, name, close, setCounts }: Props) {
  const { t } = view
  const { remarks: page, remarksData } = props.addresses
  const query = `?regel=${encodeURIComponent(lineId)}`
  const [found, setFound] = useState<Remarks>()
  const [hasTrouble, setTrouble] = useState(false)
  // A new list after each act: what was typed in the old one has been sent.
  const [turn, setTurn] = useState(0)
  const take = (answer: Remarks | undefined) => {
    setTrouble(!answer)
    if (answer) setFound(answer)
    if (answer?.counts) {
      setCounts(answer.counts)
      setTurn(now => now + 1)
    }
  }
  useEffect(() => {
    setFound(undefined)
    void ask(remarksData + query).then(take)
  }, [lineId])
  return (
    <ExplainPanel
      id="opmerkingen"
      title={t('workbenchRemarks')}
      subject={name}
      close={
        <Button kind="subtle" type="button" icon="close" onClick={close}>
          {t('workbenchCloseRemarks')}
        </Button>
      }
    >
      {hasTrouble && <p role="alert">{t('workbenchRemarksTrouble')}</p>}
      {found && (
        <div
          key={`${lineId} ${turn}`}
          onSubmit={event => {
            event.preventDefault()
            void ask(remarksData + query, sentBy(event)).then(take)
          }}
        >
          <RemarkList
            language={view.language}
            threads={found.threads}
            action={page + query}
            mentionable={found.mentionable}
          />
        </div>
      )}
      <p class="small muted">
        <a href={page + query}>{t('workbenchRemarksPage')}</a>
      </p>
    </ExplainPanel>
  )
}
