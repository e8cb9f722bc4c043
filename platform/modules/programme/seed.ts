import { write } from '../../kit/access/write.ts'
import type { Services } from '../../kit/module/services.ts'
import { insertMilestones, insertProgramme, readCurrentProgramme } from './store/programmes.ts'

const monthsBehind = 13
const monthsInTerm = 48

/** Milestones of the demonstration, in months from its start. */
const milestones = [
  [0, 'Programma vastgesteld', 'Programme adopted', true],
  [2, 'Criteria vastgesteld', 'Criteria adopted', true],
  [3, 'Eerste oproep geopend', 'First call opened', true],
  [8, 'Eerste tranche toegelaten', 'First tranche admitted', true],
  [13, 'Tweede oproep geopend', 'Second call opened', true],
  [19, 'Tweede tranche toegelaten', 'Second tranche admitted', false],
  [24, 'Tussenstand van de vier doelen', 'Interim figures of the four goals', false],
  [44, 'Evaluatiedossier bevroren', 'Evaluation dossier frozen', false],
  [47, 'Besluit over verlengen, stoppen of aanpassen', 'Decision to extend, stop or adapt', false],
] as const

/** Loads the programme of the demonstration, in its fourteenth month today; a second time changes nothing. */
export async function loadDemonstration(services: Services): Promise<void> {
  const { db, clock } = services
  if (await readCurrentProgramme(db)) return
  const today = clock.now().toZonedDateTimeISO('Europe/Amsterdam').toPlainDate()
  const startsOn = today.subtract({ months: monthsBehind }).with({ day: 1 })
  const dayAfter = (months: number): Temporal.PlainDate => startsOn.add({ months })
  await write({ db, clock, actor: undefined }, 'loadDemonstration', async (tx, record) => {
    const id = await insertProgramme(tx, {
      slug: 'binnenstedelijke-transformatie',
      name: {
        nl: 'Binnenstedelijke gebiedstransformaties (demonstratie)',
        en: 'Inner-city area transformations (demonstration)',
      },
      state: 'active',
      startsOn: startsOn.toString(),
      endsOn: dayAfter(monthsInTerm).subtract({ days: 1 }).toString(),
      isDemo: true,
    })
    await insertMilestones(
      tx,
      id,
      milestones.map(([month, nl, en, isReached]) => ({
        name: { nl, en },
        dueOn: dayAfter(month).toString(),
        reachedOn: isReached ? dayAfter(month).toString() : undefined,
      })),
    )
    record({ objectKind: 'programme', objectId: id, after: { state: 'active' } })
  })
}
