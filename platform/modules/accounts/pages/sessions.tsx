import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import { Alert, Button, type Column, DataTable, WorkPage } from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { say } from './say.ts'

/** A session as the page shows it; instants in ISO. */
export interface SessionLine {
  id: string
  device: string | undefined
  address: string
  startedAt: string
  lastSeenAt: string
  isCurrent: boolean
}

/** Where a person is signed in, with a way to end each. */
export function SessionsPage({
  data,
  context,
}: PageView<{ sessions: readonly SessionLine[]; justDone: 'sessionEnded' | 'sessionsEnded' | undefined }>) {
  const { language } = context
  const t = say(language)
  const at = (instant: string) => formats(language).dateTime(new Date(instant))
  const columns: Column<SessionLine>[] = [
    {
      key: 'device',
      head: t('sessionDevice'),
      cell: row => (
        <>
          {row.device ?? t('deviceUnknown')}
          {row.isCurrent && <span class="sub">{t('sessionCurrent')}</span>}
        </>
      ),
    },
    { key: 'address', head: t('sessionAddress'), cell: row => row.address },
    { key: 'started', head: t('sessionStarted'), cell: row => at(row.startedAt) },
    { key: 'seen', head: t('sessionLastSeen'), cell: row => at(row.lastSeenAt) },
    {
      key: 'end',
      head: t('sessionsAction'),
      cell: row => (
        <form method="post" action={href(links.endSession)}>
          <input type="hidden" name="sessie" value={row.id} />
          <Button kind="subtle" hiddenSuffix={row.device ?? t('deviceUnknown')}>
            {t('sessionEnd')}
          </Button>
        </form>
      ),
    },
  ]
  return (
    <WorkPage title={t('sessionsTitle')} purpose={t('sessionsLead')}>
      {data.justDone && (
        <Alert kind="ok" isLive>
          <p>{t(data.justDone)}</p>
        </Alert>
      )}
      <DataTable
        id="sessies"
        caption={t('sessionsTitle')}
        isCaptionHidden
        columns={columns}
        rows={data.sessions}
        rowKey={row => row.id}
      />
      <form method="post" action={href(links.endSession)}>
        <input type="hidden" name="sessie" value="andere" />
        <Button kind="secondary">{t('sessionEndAll')}</Button>
      </form>
    </WorkPage>
  )
}
