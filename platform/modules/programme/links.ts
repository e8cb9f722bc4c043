import { z } from 'zod'
import { address } from '../../kit/http/address.ts'

/** Addresses of this module. */
export const links = {
  settings: address('/beheer/instellingen'),
  setting: address('/beheer/instellingen/:naam', z.object({ gelukt: z.string().max(40).optional() })),
  backup: address('/beheer/back-up'),
} as const
