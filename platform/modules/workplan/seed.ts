import { write } from '../../kit/access/write.ts'
import { dayOf } from '../../kit/clock/dutch-days.ts'
import type { Services } from '../../kit/module/services.ts'
import { currentProgramme } from '../programme/index.ts'
import type { Activity, Workstream } from './model.ts'
import { insertActivity, insertOutput, readActivities, setActivityState, settleOutput } from './store.ts'

/** Title, due in days from now, and what shows that it is there; what is given up says so. */
type DemoOutput = readonly [nl: string, en: string, days: number, evidence?: string, isDropped?: boolean]

interface DemoActivity {
  workstream: Workstream
  goal: Activity['goal']
  title: readonly [nl: string, en: string]
  post: string
  days: readonly [from: number, to: number]
  state: Activity['state']
  outputs: readonly DemoOutput[]
}

const demo: readonly DemoActivity[] = [
  {
    ...{ workstream: 1, goal: 1, post: '1.1 oproepen', days: [-300, 240], state: 'running' },
    title: ['Oproepen en selectie', 'Calls and selection'],
    outputs: [
      [
        'Eerste groep projecten toegelaten',
        'First group of projects admitted',
        -150,
        'Besluit over de eerste tranche (demonstratie).',
      ],
      ['Tweede groep projecten toegelaten', 'Second group of projects admitted', 120],
    ],
  },
  {
    ...{ workstream: 2, goal: 2, post: '2.1 knelpunten', days: [-200, 300], state: 'running' },
    title: ['Gedeelde businesscases', 'Shared business cases'],
    outputs: [
      [
        'Rekenmodel voor iedereen te gebruiken',
        'Calculation model open to all',
        -60,
        'Staat open op deze site (demonstratie).',
      ],
      ['Handreiking risico’s verdelen', 'Guide on sharing risks', -10],
      ['Vergelijking van tien cases', 'Comparison of ten cases', 200],
    ],
  },
  {
    ...{ workstream: 2, goal: 3, post: '2.2 oplossingen', days: [60, 400], state: 'planned' },
    title: ['Oplossingen elders gebruiken', 'Reusing solutions elsewhere'],
    outputs: [['Eerste vijf keer hergebruik', 'First five reuses', 330]],
  },
  {
    ...{ workstream: 3, goal: 4, post: '3.1 leren', days: [-320, -40], state: 'done' },
    title: ['Startbijeenkomsten', 'Opening sessions'],
    outputs: [
      [
        'Drie bijeenkomsten in de regio',
        'Three sessions in the region',
        -80,
        'Verslagen van de drie bijeenkomsten (demonstratie).',
      ],
      [
        'Podcast over gebiedstransformatie',
        'Podcast on transformation',
        -60,
        'Geen spreker gevonden; vervallen (demonstratie).',
        true,
      ],
    ],
  },
  {
    ...{ workstream: 3, goal: 4, post: '', days: [-100, 100], state: 'dropped' },
    title: ['Eigen opleiding', 'A course of our own'],
    outputs: [],
  },
]

/** Loads what the programme of the demonstration does; a second time changes nothing. */
export async function loadWorkplan({ db, clock }: Services): Promise<void> {
  const programme = await currentProgramme(db)
  if (!programme || (await readActivities(db, programme.id)).length > 0) return
  await write({ db, clock, actor: undefined }, 'loadDemonstration', async (tx, record, now) => {
    const by = { byId: undefined, now }
    const day = (days: number) => dayOf(now.add({ hours: 24 * days }))
    for (const { workstream, goal, title, post, days, state, outputs } of demo) {
      const [nl, en] = title
      const given = {
        workstream,
        goal,
        title: { nl, en },
        budgetPost: post,
        lead: 'Programmabureau (demonstratie)',
      }
      const dates = { startsOn: day(days[0]), endsOn: day(days[1]) }
      const activityId = await insertActivity(tx, programme.id, { given: { ...given, ...dates }, by })
      for (const [own, english, due, evidence, isDropped] of outputs) {
        const id = await insertOutput(tx, {
          activityId,
          title: { nl: own, en: english },
          dueOn: day(due),
          by,
        })
        if (evidence)
          await settleOutput(tx, id, {
            ...{ state: isDropped ? 'dropped' : 'delivered', evidence, url: undefined },
            ...{ settledOn: day(due - 2), by },
          })
      }
      const reason = state === 'dropped' ? 'Bestaande opleidingen doen dit al (demonstratie).' : ''
      if (state !== 'planned') await setActivityState(tx, activityId, { state, reason, by })
    }
    record({ objectKind: 'programme', objectId: programme.id, after: { activities: demo.length } })
  })
}
