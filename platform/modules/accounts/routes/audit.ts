import { verifyAudit } from '../../../kit/audit/verify.ts'
import { route } from '../../../kit/module/module.ts'
import { links } from '../links.ts'
import { AuditPage } from '../pages/audit.tsx'
import { say } from '../pages/say.ts'
import { readAudit } from '../rules/rights.ts'
import { namesOf } from '../store/accounts.ts'
import { readAuditLines, readAuditWords } from '../store/audit.ts'

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

/** The audit trail. The names of persons are looked up beside it; an erased person has none. */
export const auditRoute = route.page({
  address: links.audit,
  permission: readAudit,
  frame: 'work',
  title: (_, { language }) => say(language)('auditTitle'),
  crumbs: (_, { language }) => [{ label: say(language)('auditTitle') }],
  load: async ({ services, query }) => {
    const { db } = services
    const { handeling, soort, kenmerk, vanaf, tot, pagina: page, per: pageSize } = query
    const filter = {
      action: handeling,
      objectKind: soort,
      reference: kenmerk,
      fromDay: vanaf,
      toDay: tot,
    }
    const found = await readAuditLines(db, filter, { limit: pageSize, offset: (page - 1) * pageSize })
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
      asked: { handeling, soort, kenmerk, vanaf, tot },
      ...(await readAuditWords(db)),
      verdict: query.controle ? await verifyAudit(db) : undefined,
    }
  },
  view: AuditPage,
})
