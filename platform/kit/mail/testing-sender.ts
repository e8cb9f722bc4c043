// A sender in a process of its own, so that a test can kill it: `node testing-sender.ts ADDRESS SMTP-ADDRESS`.
import { connect } from '../database/connect.ts'
import { sendQueuedMail } from './send.ts'

const [url = '', smtpUrl = ''] = process.argv.slice(2)
const { db, close } = connect({ url, log: () => undefined })
await sendQueuedMail(db, { smtpUrl, from: 'v@example.org', log: () => undefined })
await close()
