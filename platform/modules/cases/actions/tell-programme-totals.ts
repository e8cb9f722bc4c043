import { write } from '../../../kit/access/write.ts'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { Services } from '../../../kit/module/services.ts'
import { settingNumber } from '../../programme/index.ts'
import { programmeFigures } from '../rules/programme-figures.ts'
import { groupNames, nextTelling, type Telling, type TotalsRule } from '../rules/programme-totals.ts'
import { insertTelling, lockTellings, readCountingCases, readTellings } from '../store/programme-totals.ts'

/** The rule of totals as it is set today. */
export async function totalsRule(db: Database | Transaction): Promise<TotalsRule> {
  return {
    casesMin: await settingNumber(db, 'aggregateCasesMin'),
    largestShareMax: await settingNumber(db, 'aggregateLargestShareMax'),
  }
}

/** The figures of the cases that count now. */
export async function countingFigures(db: Database | Transaction): Promise<Telling> {
  return (await readCountingCases(db)).map(({ caseId, version, content }) => ({
    caseId,
    version,
    figures: programmeFigures(content),
  }))
}

/** Tells totals anew where enough cases have changed; otherwise those of earlier stay, and nothing is written. */
export async function tellProgrammeTotals({ db, clock }: Services): Promise<void> {
  const cases = await countingFigures(db)
  const rule = await totalsRule(db)
  for (const group of groupNames) {
    const told = async (reader: Database | Transaction) =>
      nextTelling(
        group,
        cases,
        (await readTellings(reader, group)).map(one => one.counted),
        rule,
      )
    if (!(await told(db))) continue
    await write({ db, clock, actor: undefined }, 'tellProgrammeTotals', async (tx, record, now) => {
      await lockTellings(tx)
      const counted = await told(tx)
      // Another worker told it meanwhile.
      if (!counted)
        return record({ objectKind: 'case-programme-telling', objectId: group, isFoundAsBefore: true })
      const id = await insertTelling(tx, { group, counted, now })
      const after = { figures: group, cases: counted.map(({ caseId, version }) => ({ caseId, version })) }
      record({ objectKind: 'case-programme-telling', objectId: id, after, isFoundAsBefore: true })
    })
  }
}

/** Every night: a new total says what changed in a day or more, never who saved just now. */
export const tellProgrammeTotalsJob = {
  name: 'cases.tell-programme-totals',
  schedule: '40 3 * * *',
  run: tellProgrammeTotals,
}
