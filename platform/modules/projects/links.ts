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
  project: address('/projecten/:slug', z.object({})),
}
