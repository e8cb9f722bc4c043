import type { ContributionComparison } from '../risk/run/compare-contributions.ts'
import type { ContributionAnswer } from '../risk/run/contribution.ts'
import type { JointAnswer } from '../risk/run/joint-contribution.ts'
import { type AnswerCell, type AnswerTable, words } from './answer-table.ts'

const euro = (eur: number | null): number | null => (eur === null ? null : Math.round(eur))
const perCent = (share: number): number => Math.round(1000 * share) / 10

const instruments = {
  grant: words('bijdrage ineens', 'grant at once'),
  guarantee: words(
    'garantie van het tekort, met dit maximum',
    'guarantee of the shortfall, up to this limit',
  ),
  'land-price': words('lagere grondprijs', 'lower land price'),
  deferral: words('uitgestelde grondbetaling', 'deferred payment for land'),
  loan: words('achtergestelde lening', 'subordinated loan'),
  'pre-investment': words('voorinvestering', 'pre-investment'),
  programme: words('minder sociale huurwoningen', 'fewer social homes'),
} as const

/** The answer of `case contribution` for a person at a terminal; amounts in whole euro, shares in per cent. */
export function contributionTables(answer: ContributionAnswer): AnswerTable[] {
  const { party, payer, instrument, amountEur, atT, se, reason } = answer
  const rows: AnswerCell[][] = [
    [words('partij', 'party'), party],
    [words('wie betaalt', 'who pays'), payer],
    [words('middel', 'instrument'), instruments[instrument]],
    ...askedRows(answer),
    [
      words('die kans zonder bijdrage (procent)', 'that chance without help (per cent)'),
      perCent(answer.pReturnMetBefore),
    ],
    [
      words('die kans met de bijdrage (procent)', 'that chance with the help (per cent)'),
      answer.pReturnMetAfter === null ? null : perCent(answer.pReturnMetAfter),
    ],
    [words('kleinste bijdrage (euro)', 'least contribution (euro)'), euro(amountEur)],
    [words('standaardfout (euro)', 'standard error (euro)'), euro(se)],
    [words('periode van betaling', 'period of payment'), atT],
    [
      words('verwachte kosten voor wie betaalt (euro)', 'expected cost to who pays (euro)'),
      euro(answer.expectedCostEur),
    ],
    [
      words('kosten met 90 % zekerheid niet hoger dan (euro)', 'cost with 90 % certainty not above (euro)'),
      euro(answer.p90CostEur),
    ],
    [
      words('gemiddeld meer dan nodig gegeven (euro)', 'given beyond need on average (euro)'),
      euro(answer.surplusGivenEur),
    ],
    ...answer.overage
      .filter(offer => offer.share === 1)
      .map((offer): AnswerCell[] => [
        words(
          'daarvan terug als alle overwinst tot dit bedrag wordt afgedragen (euro)',
          'of which comes back when all profit beyond the return is paid back up to it (euro)',
        ),
        euro(offer.returnedEur),
      ]),
    ...(answer.homes === undefined
      ? []
      : [[words('sociale huurwoningen die koop worden', 'social homes that become for sale'), answer.homes]]),
    ...(reason ? [[words('let op', 'note'), reason]] : []),
  ]
  return [
    {
      title: words('De kleinste bijdrage', 'The least contribution'),
      columns: [words('wat', 'what'), words('waarde', 'value')],
      rows,
    },
    ...limitsTable([answer]),
    frontierTable(answer.frontier),
  ]
}

/** What was asked for: a chance, or a mean of the worst trials. */
function askedRows({ measure, probability, atLeastEur }: ContributionAnswer): AnswerCell[][] {
  if (measure === 'chance')
    return [
      [
        words('kans dat het rendement wordt gehaald (procent)', 'chance that the return is met (per cent)'),
        perCent(probability),
      ],
    ]
  return [
    [
      words(
        'deel van de trekkingen dat als slechtste telt (procent)',
        'share of the trials that count as the worst (per cent)',
      ),
      perCent(1 - probability),
    ],
    [
      words(
        'gemiddelde daarvan ten minste (euro, bij het vereiste rendement)',
        'mean of those at least (euro, at the required return)',
      ),
      euro(atLeastEur),
    ],
  ]
}

/** The limits of aid and grants beside what was found; none where none hold. */
function limitsTable(answers: readonly ContributionAnswer[]): AnswerTable[] {
  const rows = answers.flatMap(({ instrument, limits }) =>
    limits.map((limit): AnswerCell[] => [
      instruments[instrument],
      limit.name,
      euro(limit.roomEur),
      euro(limit.askedEur),
      euro(limit.marginEur),
      limit.reached === undefined ? null : perCent(limit.reached),
      limit.source,
    ]),
  )
  if (rows.length === 0) return []
  return [
    {
      title: words(
        'Grenzen van publiek geld (euro, contant)',
        'Limits of public money (euro, present value)',
      ),
      columns: [
        words('middel', 'instrument'),
        words('grens', 'limit'),
        words('ruimte', 'room'),
        words('telt voor', 'counts for'),
        words('blijft over', 'margin'),
        words('zekerheid binnen de grens (procent)', 'certainty within the limit (per cent)'),
        words('bron', 'source'),
      ],
      rows,
    },
  ]
}

/** All instruments beside each other. */
export function comparisonTables({ answers, left }: ContributionComparison): AnswerTable[] {
  return [
    {
      title: words(
        'Alle middelen op dezelfde trekkingen (euro)',
        'All instruments on the same trials (euro)',
      ),
      columns: [
        words('middel', 'instrument'),
        words('kleinste bijdrage', 'least contribution'),
        words('standaardfout', 'standard error'),
        words('verwachte kosten', 'expected cost'),
        words('kosten, 90 % zeker', 'cost, 90 % certain'),
        words('meer dan nodig gegeven', 'given beyond need'),
        words('kosten met volle afdracht', 'cost with full overage'),
      ],
      rows: [
        ...answers.map((answer): AnswerCell[] => [
          instruments[answer.instrument],
          euro(answer.amountEur),
          euro(answer.se),
          euro(answer.expectedCostEur),
          euro(answer.p90CostEur),
          euro(answer.surplusGivenEur),
          euro(answer.overage.at(-1)?.expectedCostEur ?? null),
        ]),
        ...left.map(({ instrument }): AnswerCell[] => [
          instruments[instrument],
          ...Array.from({ length: 6 }, () => null),
        ]),
      ],
    },
    ...limitsTable(answers),
  ]
}

/** Grants for several parties together. */
export function jointTables(answer: JointAnswer): AnswerTable[] {
  return [
    {
      title: words('Bijdragen voor partijen samen', 'Contributions for parties together'),
      columns: [
        words('partij', 'party'),
        words('bijdrage (euro)', 'contribution (euro)'),
        words('als alleen zij telde (euro)', 'if it alone counted (euro)'),
        words('kans dat zij haar rendement haalt (procent)', 'chance that it meets its return (per cent)'),
      ],
      rows: [
        ...Object.entries(answer.parties).map(([id, one]): AnswerCell[] => [
          id,
          euro(one.amountEur),
          euro(one.aloneEur),
          perCent(one.pReturnMet),
        ]),
        [words('samen', 'together'), euro(answer.totalEur), euro(answer.boundEur), perCent(answer.pAllMet)],
      ],
    },
    frontierTable(answer.frontier),
    ...withinTables(answer),
  ]
}

/** What the limits leave, and who gives what within them. */
function withinTables({ within, parties }: JointAnswer): AnswerTable[] {
  if (!within) return []
  const ids = Object.keys(parties)
  const row = (name: string, amounts: Readonly<Record<string, number>>): AnswerCell[] => [
    name,
    ...ids.map(id => euro(amounts[id]!)),
  ]
  return [
    {
      title: words('Grenzen voor allen samen (euro)', 'Limits for all together (euro)'),
      columns: [
        words('grens', 'limit'),
        words('partij', 'party'),
        words('ruimte', 'room'),
        words('gevraagd', 'asked'),
        words('blijft over', 'margin'),
      ],
      rows: within.limits.map(({ name, party, roomEur, askedEur, marginEur }) => [
        name,
        party ?? null,
        euro(roomEur),
        euro(askedEur),
        euro(marginEur),
      ]),
    },
    {
      title: words('Binnen de grenzen: wie geeft wat (euro)', 'Within the limits: who gives what (euro)'),
      columns: [words('bron', 'source'), ...ids.map(id => words(id, id))],
      rows: [
        ...within.gifts.map(({ from, pot, parties: amounts }) =>
          row(pot === undefined ? from : `${from} / ${pot}`, amounts),
        ),
        row('=', within.parties),
        [
          words('allen halen hun rendement (procent)', 'all meet their returns (per cent)'),
          perCent(within.reached),
          ...ids.slice(1).map(() => null),
        ],
      ],
    },
    ...(within.reason
      ? [{ title: words('Let op', 'Note'), columns: [words('reden', 'reason')], rows: [[within.reason]] }]
      : []),
  ]
}

function frontierTable(frontier: ContributionAnswer['frontier']): AnswerTable {
  return {
    title: words('Bijdrage per kans', 'Contribution by probability'),
    columns: [
      words('kans (procent)', 'probability (per cent)'),
      words('bijdrage (euro)', 'contribution (euro)'),
    ],
    rows: frontier.map(point => [perCent(point.probability), euro(point.amountEur)]),
  }
}
