import { z } from 'zod'
import { address } from '../../kit/http/address.ts'
import { projectListQuery, projectSelection } from './model.ts'

/** Addresses of this module. */
export const links = {
  list: address('/projecten', projectListQuery),
  csv: address('/projecten.csv', projectSelection),
  xlsx: address('/projecten.xlsx', projectSelection),
  json: address('/projecten.json', projectSelection),
  map: address('/kaart', projectSelection),
  admitted: address('/projecten/toegelaten', z.object({})),
  admittedProject: address('/projecten/toegelaten/:slug', z.object({})),
  agreement: address('/projecten/toegelaten/:slug/overeenkomst', z.object({ gelukt: z.string().optional() })),
  residents: address('/projecten/toegelaten/:slug/bewoners', z.object({ gelukt: z.string().optional() })),
  residentsFile: address('/projecten/toegelaten/:slug/bewoners.csv'),
  advisers: address('/projecten/toegelaten/:slug/adviseurs', z.object({ gelukt: z.string().optional() })),
  advisersFile: address('/projecten/toegelaten/:slug/adviseurs.csv'),
  ownAdvice: address('/advies'),
  project: address('/projecten/:slug', z.object({})),
}
