import { verifyAudit } from '../../../kit/audit/verify.ts'
import type { Database } from '../../../kit/database/connect.ts'
import { csvFile } from '../../../kit/http/csv-file.ts'
import { route } from '../../../kit/module/module.ts'
import { sealedTrails } from '../hooks.ts'
import { links } from '../links.ts'
import { AuditPage } from '../pages/audit.tsx'
import { say } from '../pages/say.ts'
import { readAudit } from '../rules/rights.ts'
import { namesOf } from '../store/accounts.ts'
import { readAuditLines, readAuditWords } from '../store/audit.ts'

/** Most rows of a file; a longer trail is taken by the command line. */
const fileRowsMax = 50_000

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

/** The filter that an address asks for. */
type Asked = Record<'handeling' | 'soort' | 'kenmerk' | 'vanaf' | 'tot', string | undefined>

const filterOf = async (db: Database, asked: Asked) => ({
  action: asked.handeling,
  objectKind: asked.soort,
  reference: asked.kenmerk,
  fromDay: asked.vanaf,
  toDay: asked.tot,
  sealed: await sealedTrails(db),
})

// The names of persons are looked up beside the trail; an erased person has none.
const page = route.page({
  address: links.audit,
  permission: readAudit,
  frame: 'work',
  title: (_, { language }) => say(language)('auditTitle'),
  crumbs: (_, { language }) => [{ label: say(language)('auditTitle') }],
  load: async ({ services, query }) => {
    const { db } = services
    const { handeling, soort, kenmerk, vanaf, tot, pagina: page, per: pageSize } = query
    const asked = { handeling, soort, kenmerk, vanaf, tot }
    const found = await readAuditLines(db, await filterOf(db, asked), {
      limit: pageSize,
      offset: (page - 1) * pageSize,
    })
    const people = found.rows.flatMap(row => [row.actorId, row.onBehalfOfId])
    const ids = [...new Set(people.filter(id => id !== undefined && uuid.test(id)))] as string[]
    const names = await namesOf(db, ids)
    const nameOf = (id: string | undefined) => id && (names.get(id) ?? id)
    return {
      rows: found.rows.map(({ actorId, onBehalfOfId, ...row }) => ({
        ...row,
        at: row.at.toString(),
        actorName: nameOf(actorId),
        onBehalfOfName: nameOf(onBehalfOfId),
      })),
      total: found.total,
      page,
      pageSize,
      asked,
      ...(await readAuditWords(db)),
      verdict: query.controle ? await verifyAudit(db) : undefined,
    }
  },
  view: AuditPage,
})

const file = route.download({
  address: links.auditFile,
  permission: readAudit,
  load: async ({ services, query }) => {
    const { handeling, soort, kenmerk, vanaf, tot } = query
    const filter = await filterOf(services.db, { handeling, soort, kenmerk, vanaf, tot })
    const { rows } = await readAuditLines(services.db, filter, { limit: fileRowsMax, offset: 0 })
    const lines = rows.map(row => ({
      nummer: row.seq,
      moment: row.at.toString(),
      persoonKenmerk: row.actorId,
      namensKenmerk: row.onBehalfOfId,
      handeling: row.action,
      soort: row.objectKind,
      kenmerk: row.objectId,
      controlegetal: row.hash,
    }))
    return csvFile('auditspoor.csv', lines)
  },
})

/** The audit trail: to read, filter and check, and as a file. */
export const auditRoutes = [page, file]
