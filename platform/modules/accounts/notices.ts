import type { Transaction } from '../../kit/database/connect.ts'
import type { Services } from '../../kit/module/services.ts'
import { noticeKind } from '../../kit/notifications/kinds.ts'
import { notify } from '../../kit/notifications/notify.ts'
import { bilingual } from '../../kit/texts/texts.ts'
import { say } from './pages/say.ts'

const answered = noticeKind({
  name: 'accounts.dataRequest',
  label: bilingual(say, 'noticeAnsweredLabel'),
  usual: 'off',
  hasOwnMail: true,
})

/** Tells a person that there is an answer to a request about the own data; the mail of it goes by itself. */
export async function tellAnswered(
  tx: Transaction,
  services: Services,
  request: { id: string; personId: string },
): Promise<void> {
  await notify(tx, services, {
    kind: answered,
    to: [request.personId],
    text: bilingual(say, 'noticeAnswered'),
    href: '/account/gegevensverzoek',
    dedupeKey: `accounts.dataRequest/${request.id}`,
  })
}
