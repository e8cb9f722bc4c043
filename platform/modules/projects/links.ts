import { z } from 'zod'
import { address } from '../../kit/http/address.ts'
import { areaListQuery, areaSelection } from './model.ts'

/** Addresses of this module. */
export const links = {
  list: address('/projecten', areaListQuery),
  csv: address('/projecten.csv', areaSelection),
  json: address('/projecten.json', areaSelection),
  map: address('/kaart', areaSelection),
  project: address('/projecten/:slug', z.object({})),
}
