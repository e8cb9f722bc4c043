import { parseCase } from '../case/parse-case.ts'
import { integer, optional, type Words } from '../case/shape.ts'
import type { LeftClause } from '../deal/deal-scenarios.ts'
import { type DealAnswer, findDeal } from '../deal/find-deal.ts'
import { type AnswerTable, words } from './answer-table.ts'
import { type FileCommand, type FileCommandOutcome, type GivenOptions, readOptions } from './file-command.ts'

const fields = { trials: optional(integer(100, 200_000)), seed: optional(integer(0, 2 ** 31 - 1)) }

/** `deal`: who bears which risk at which price. */
export const dealCommand: FileCommand = {
  name: 'deal',
  usage: 'CASE.json [--trials 20000] [--seed 1]',
  summary: words(
    'Zoek wie welk risico het best draagt, tegen de laagste publieke kosten.',
    'Find who best bears which risk, at the least public cost.',
  ),
  example: 'versneller deal station-zwolle.json --trials 20000',
  valued: ['trials', 'seed'],
  flags: [],
  run,
}

async function run(input: unknown, given: GivenOptions): Promise<FileCommandOutcome> {
  const asked = readOptions(fields, given)
  const read = parseCase(input)
  if (!asked.ok || !read.ok)
    return { ok: false, errors: [...(asked.ok ? [] : asked.errors), ...(read.ok ? [] : read.errors)] }
  const { trials, seed } = asked.options
  const outcome = await findDeal(read.case, {
    ...(trials === undefined ? {} : { trials }),
    ...(seed === undefined ? {} : { seed }),
  })
  return outcome.ok ? { ...outcome, tables: tablesOf(outcome.answer) } : outcome
}

function whyLeft(why: LeftClause['why'], party: string): Words {
  return why === 'fee'
    ? words(`${party} betaalt er een vaste vergoeding voor`, `${party} pays a fixed fee for it`)
    : words(
        `zij kijkt naar het resultaat van ${party}, dat niet bekend is; zij betaalt wat zij zonder deze risico’s betaalt`,
        `it looks at the result of ${party}, which is not known; it pays what it pays without these risks`,
      )
}

const rounded = (eur: number | null): number | null => (eur === null ? null : Math.round(eur))

function clausesTable({ clauses, onResults, whatIf }: DealAnswer): AnswerTable {
  const looksAt = (id: string): Words => {
    const party = onResults[id]
    return party === undefined
      ? words('prijzen en opbrengsten', 'prices and revenues')
      : words(`resultaat van ${party} (beste dat is geprobeerd)`, `result of ${party} (best of those tried)`)
  }
  return {
    title: words('Sterkte van afspraken', 'Strength of clauses'),
    columns: [
      words('afspraak', 'clause'),
      words('kijkt naar', 'looks at'),
      words('deel van wat er staat', 'part of what is written'),
      words('publieke kosten als zij blijft zoals zij er staat', 'public cost when it stays as written'),
      words('publieke kosten zonder haar', 'public cost without it'),
    ],
    rows: Object.entries(clauses).map(([id, strength]) => {
      const { asWrittenCostEur, withoutCostEur } = whatIf.clauses[id]!
      return [id, looksAt(id), strength, rounded(asWrittenCostEur), rounded(withoutCostEur)]
    }),
  }
}

function tablesOf(answer: DealAnswer): AnswerTable[] {
  const parties = Object.keys(answer.contributions)
  const stage = answer.status === 'optimal' ? words('gevonden', 'found') : words('kan niet', 'impossible')
  return [
    {
      title: words('Afspraak', 'Deal'),
      columns: [words('maat', 'measure'), words('euro', 'euro')],
      rows: [
        [words('stand', 'status'), stage],
        [words('publieke kosten', 'public cost'), Math.round(answer.costEur)],
        [words('zoals het nu verdeeld is', 'as it is divided now'), rounded(answer.habitualCostEur)],
        [words('op nieuwe trekkingen', 'on fresh trials'), Math.round(answer.freshSample.costEur)],
        [words('standaardfout', 'standard error'), rounded(answer.costSeEur)],
        [
          words('meer als het Rijk niets draagt', 'more when central government bears nothing'),
          rounded(answer.whatIf.stateBearsNothingEur),
        ],
      ],
    },
    {
      title: words('Wie draagt wat', 'Who bears what'),
      columns: [words('risico', 'risk'), ...parties.map(party => words(party, party))],
      rows: Object.entries(answer.shares).map(([risk, shares]) => [
        risk,
        ...parties.map(party => shares[party]!),
      ]),
    },
    ...(Object.keys(answer.clauses).length === 0 ? [] : [clausesTable(answer)]),
    ...(answer.leftAsWritten.length === 0
      ? []
      : [
          {
            title: words('Afspraken die blijven zoals zij zijn', 'Clauses that stay as they are'),
            columns: [words('afspraak', 'clause'), words('waarom', 'why')],
            rows: answer.leftAsWritten.map(({ id, why, party }) => [id, whyLeft(why, party)]),
          },
        ]),
    {
      title: words('Partijen', 'Parties'),
      columns: [
        words('partij', 'party'),
        words('bijdrage', 'contribution'),
        words('verlies in de staart', 'tail loss'),
        words('prijs van een euro resultaat', 'price of a euro of result'),
        words('resultaat gehaald', 'result met'),
      ],
      rows: parties.map(party => [
        party,
        Math.round(answer.contributions[party]!),
        Math.round(answer.tails[party]!),
        answer.prices[party]!,
        answer.freshSample.met[party]!,
      ]),
    },
  ]
}
