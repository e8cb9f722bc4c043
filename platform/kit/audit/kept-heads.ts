import { createHmac, timingSafeEqual } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { queueMail } from '../mail/outbox.ts'
import type { Job } from '../module/module.ts'
import { texts } from '../texts/texts.ts'
import { type AuditHead, auditHead } from './append.ts'
import en from './texts.en.json' with { type: 'json' }
import nl from './texts.nl.json' with { type: 'json' }

const say = texts(nl, en)

const signatureOf = (line: string, secret: string) =>
  createHmac('sha256', `audit head ${secret}`).update(line).digest('hex')

/** A head as it is kept: "1200:3f0c… 2026-11-27T03:10:00Z", and a signature that only this site can make. */
export function headLine({ seq, hash }: AuditHead, at: Temporal.Instant, secret: string): string {
  const line = `${seq}:${hash} ${at.round('second')}`
  return `${line} ${signatureOf(line, secret)}\n`
}

function headIn(text: string, secret: string): AuditHead | undefined {
  const [, line = '', seq, hash = '', signature = ''] =
    /^((\d+):([0-9a-f]{64}) \S+) ([0-9a-f]{64})\n$/.exec(text) ?? []
  if (seq === undefined) return undefined
  const isOurs = timingSafeEqual(Buffer.from(signature, 'hex'), Buffer.from(signatureOf(line, secret), 'hex'))
  return isOurs ? { seq: Number(seq), hash } : undefined
}

/** Heads that were kept in a folder, and the names of files that were changed since. */
export async function readKeptHeads(
  folder: string,
  secret: string,
): Promise<{ heads: AuditHead[]; changedFiles: string[] }> {
  const names = (await readdir(folder).catch(() => [])).filter(name => name.endsWith('.txt')).sort()
  const heads: AuditHead[] = []
  const changedFiles: string[] = []
  for (const name of names) {
    const head = headIn(await readFile(join(folder, name), 'utf8'), secret)
    if (head) heads.push(head)
    else changedFiles.push(name)
  }
  return { heads, changedFiles }
}

/** Keeps the head of the trail outside the database every night, so that nobody can take the end of it away unseen. */
export const keepHeadJob: Job = {
  name: 'audit.keep-head',
  schedule: '10 3 * * *',
  async run({ db, clock, secret, auditHeads }) {
    if (!auditHeads) return
    const now = clock.now()
    const line = headLine(await auditHead(db), now, secret)
    const day = now.toZonedDateTimeISO('Europe/Amsterdam').toPlainDate().toString()
    await mkdir(auditHeads.folder, { recursive: true })
    // What is kept is never written over: a second run of the same day changes nothing.
    const isFirst = await writeFile(join(auditHeads.folder, `${day}.txt`), line, { flag: 'wx' }).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'EEXIST') return false
        throw error
      },
    )
    if (!isFirst) return
    const t = say('nl')
    const mail = { language: 'nl', subject: t('headMailSubject', { day }), kind: 'audit.head' } as const
    await db.transaction().execute(async tx => {
      for (const to of auditHeads.mailTo)
        await queueMail(tx, { ...mail, to, text: t('headMailText', { line: line.trim() }) })
    })
  },
}
