import type { Party } from './types.ts'

const publicKinds: readonly string[] = [
  'gemeente',
  'provincie',
  'rijk',
  'waterschap',
] satisfies Party['kind'][]

/** Whether a party of this kind is a public body. */
export const isPublicKind = (kind: string | undefined): boolean =>
  kind !== undefined && publicKinds.includes(kind)

/** Whether the money of a party of this kind is public: of public bodies, and of the funds that they fill. */
export const isPublicMoneyKind = (kind: string | undefined): boolean => kind === 'fonds' || isPublicKind(kind)
