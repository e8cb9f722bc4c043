import { permission } from '../../../kit/access/permission.ts'

/** Reaches the pages to get in. */
export const enter = permission({ name: 'enter', audience: 'everybody' })
/** Manages the own account. */
export const manageOwnAccount = permission({ name: 'manageOwnAccount', audience: 'signed-in' })
/** Sees and manages accounts of others, never what they work on; not the own one. */
export const manageAccounts = permission<{ personId: string }>({
  name: 'manageAccounts',
  audience: ['A'],
  allows: (actor, account) => actor?.personId !== account.personId,
})
/** Sees the list of accounts. */
export const listAccounts = permission({ name: 'listAccounts', audience: ['A'] })
/** Answers requests of persons about their own data. */
export const answerDataRequests = permission({ name: 'answerDataRequests', audience: ['A'] })
/** Sees the start of the management pages: the administrator all of them, the auditor the trail alone. */
export const seeManagement = permission({ name: 'seeManagement', audience: ['A', 'C'] })
/** Sees how the site is doing. */
export const seeHealth = permission({ name: 'seeHealth', audience: ['A'] })
/** Reads the audit trail: the auditor and the administrator. */
export const readAudit = permission({ name: 'readAudit', audience: ['A', 'C'] })
