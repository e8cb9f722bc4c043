import { z } from 'zod'
import { address } from '../../kit/http/address.ts'
import { activityStates } from './model.ts'

const doneQuery = z.object({ gelukt: z.string().max(40).optional() })
const number = (most: number) => z.coerce.number().int().min(1).max(most).optional().catch(undefined)
/** The programme that a page is about, where there is more than one. */
const programma = z.string().max(60).optional().catch(undefined)
const listQuery = z.object({
  programma,
  lijn: number(3),
  doel: number(4),
  stand: z
    .enum(Object.keys(activityStates) as [keyof typeof activityStates])
    .optional()
    .catch(undefined),
  opbrengst: z.enum(['te-laat']).optional().catch(undefined),
  pagina: z.coerce.number().int().min(1).max(10_000).catch(1),
  per: z.coerce.number().int().min(1).max(100).catch(25),
})

/** Addresses of this module. */
export const links = {
  activities: address('/programma/activiteiten', listQuery),
  activitiesFile: address('/programma/activiteiten.csv', listQuery),
  newActivity: address('/programma/activiteiten/nieuw', z.object({ programma })),
  activity: address('/programma/activiteiten/:id', doneQuery),
  changeActivity: address('/programma/activiteiten/:id/wijzigen', doneQuery),
} as const
