import { z } from 'zod'
import { address } from '../../kit/http/address.ts'

/** What is typed in a calculator: one text per input of the formula. What is no text counts as nothing typed. */
const typed = z.record(z.string().max(60), z.string().max(20_000).catch(''))

/** Addresses of this module. */
export const links = {
  list: address('/rekenen', z.object({ zoek: z.string().trim().max(100).optional().catch(undefined) })),
  calculator: address('/rekenen/:naam', typed),
  answer: address('/rekenen/:naam/antwoord.json', typed),
}
