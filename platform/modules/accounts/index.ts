export { addDemoAccounts } from './actions/demo-accounts.ts'
export { asksPasswordAgain, elevate } from './actions/elevation.ts'
export {
  findOrAddPerson,
  mailPosition,
  newInvitationToken,
  type OwnChoice,
  openInvitedAccount,
} from './actions/invitations.ts'
export type { OpenedSession } from './actions/open-session.ts'
export { sessionDigest, sessionOf } from './actions/session-of.ts'
export { workingToken } from './actions/tokens.ts'
export { tokenDigest as linkTokenDigest } from './credentials/token.ts'
export { sealedTrailSource } from './hooks.ts'
export {
  emailShape,
  languageShape,
  newPasswordShape,
  passwordAgainShape,
  personNameShape,
  type Session,
} from './model.ts'
export { onward } from './routes/sign-in.ts'
export { accountByEmail, namesOf, setSecondFactorRequired as askSecondStep } from './store/accounts.ts'
export { contactsOf } from './store/contacts.ts'
export { previousVisit, setOnBehalfOf } from './store/sessions.ts'
