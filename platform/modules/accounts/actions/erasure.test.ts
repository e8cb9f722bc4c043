import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NotFound } from '../../../kit/access/refusal.ts'
import { verifyAudit } from '../../../kit/audit/verify.ts'
import { handOverPersonalData } from '../../../kit/module/personal-data.ts'
import { personalData } from '../personal-data.ts'
import { readAccounts } from '../store/account-list.ts'
import { accountByEmail } from '../store/accounts.ts'
import { goodPassword, mailsTo, makeAccount, newBrowser, type TestAccount, testServices } from '../testing.ts'
import { type AccountAct, administerAccount } from './administration.ts'
import { answerDataRequest, askAboutOwnData } from './data-requests.ts'
import { signIn } from './sign-in.ts'

let services: Awaited<ReturnType<typeof testServices>>
let administrator: { personId: string; name: string; grants: { role: string; organisationId: string }[] }
beforeAll(async () => {
  services = await testServices()
  handOverPersonalData([personalData])
  const { personId } = await makeAccount(services)
  administrator = { personId, name: 'Beheerder', grants: [{ role: 'A', organisationId: 'one' }] }
})
afterAll(() => services.close())

const act = (account: TestAccount, what: AccountAct) => {
  const because = { reason: 'De persoon heeft erom gevraagd', siteName: 'Versneller' }
  return administerAccount(services, administrator, { personId: account.personId, act: what, ...because })
}
const codesOf = (outcome: { ok: boolean; problems?: { code: string }[] }) =>
  outcome.ok ? 'done' : outcome.problems?.map(problem => problem.code).join()

/** Tables of which a row holds this text anywhere, but for the outgoing mail, which forgets by itself. */
async function tablesHolding(text: string): Promise<string[]> {
  const tables = await sql<{ name: string }>`select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'outgoing_mail'
    order by 1`.execute(services.db)
  const found: string[] = []
  for (const { name } of tables.rows) {
    const { rows } = await sql`select 1 from ${sql.table(name)} as t
      where position(${text} in t::text) > 0 limit 1`.execute(services.db)
    if (rows.length > 0) found.push(name)
  }
  return found
}

describe('removing the personal values of an account', () => {
  it('asks that the account is closed first, and that open requests are answered', async () => {
    const account = await makeAccount(services)
    expect(await act(account, 'erase')).toMatchObject({
      conflict: true,
      problems: [{ code: 'ACCOUNT_EERST_SLUITEN' }],
    })
    const person = { personId: account.personId, name: 'Iemand', grants: [] }
    await askAboutOwnData(services, person, { kind: 'erase', request: 'Verwijder mij alsjeblieft' })
    await act(account, 'close')
    expect(codesOf(await act(account, 'erase'))).toBe('VERZOEK_EERST_BEANTWOORDEN')
    const { id } = await services.db
      .selectFrom('data_requests')
      .select('id')
      .where('person_id', '=', account.personId)
      .executeTakeFirstOrThrow()
    const answer = { id, outcome: 'done' as const, answer: 'Dat gebeurt vandaag nog' }
    await answerDataRequest(services, administrator, answer)
    expect(codesOf(await act(account, 'erase'))).toBe('done')
    expect(await tablesHolding('Verwijder mij alsjeblieft')).toEqual([])
  })

  it('leaves the address and the network address in no table, and the audit trail whole', async () => {
    const account = await makeAccount(services, { hasSecondFactor: false, isInvited: false })
    const browser = newBrowser('198.51.100.213')
    await signIn(services, browser, { email: account.email, password: goodPassword })
    expect(await tablesHolding(account.email)).toEqual(['accounts'])
    expect(await tablesHolding('198.51.100.213')).toEqual(['sessions'])
    await act(account, 'close')
    expect(codesOf(await act(account, 'erase'))).toBe('done')
    expect(await tablesHolding(account.email)).toEqual([])
    expect(await tablesHolding('198.51.100.213')).toEqual([])
    expect((await verifyAudit(services.db)).ok).toBe(true)
    const [mail] = await mailsTo(services, account.email)
    expect(mail?.subject).toBe('Je gegevens in Versneller zijn verwijderd')
  })

  it('is for good: nobody signs in, opens the account or finds it, and the address is free again', async () => {
    const account = await makeAccount(services)
    await act(account, 'close')
    await act(account, 'erase')
    const given = { email: account.email, password: goodPassword }
    expect(codesOf(await signIn(services, newBrowser(), given))).toBe('AANMELDEN_MISLUKT')
    for (const what of ['open', 'close', 'resetSecondFactor', 'erase', 'invite'] as const)
      await expect(act(account, what)).rejects.toThrow(NotFound)
    expect(await accountByEmail(services.db, account.email)).toBeUndefined()
    const found = await readAccounts(services.db, { search: 'Verwijderd', limit: 10, offset: 0 })
    expect(found).toEqual({ rows: [], total: 0 })
  })
})
