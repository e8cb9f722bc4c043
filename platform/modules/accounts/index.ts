export { sessionOf } from './actions/session-of.ts'
export type { Session } from './model.ts'
