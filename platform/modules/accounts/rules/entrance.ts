import type { SessionStage } from '../model.ts'

/** What of an account decides about the way in. */
export interface Entrance {
  isDemo: boolean
  isDisabled: boolean
  needsSecondFactor: boolean
  hasSecondFactor: boolean
}

/** Whether the site is a demonstration. */
export interface Site {
  demo: boolean
}

/** Accounts of the demonstration share a printed password, so elsewhere than in the demonstration they are shut. */
export function mayEnter(account: Pick<Entrance, 'isDisabled' | 'isDemo'>, site: Site): boolean {
  return !account.isDisabled && (!account.isDemo || site.demo)
}

/** Whether an account may do without a second step what everybody else needs it for: in the demonstration alone. */
export function mayGoWithoutSecondStep(account: Pick<Entrance, 'isDemo'>, site: Site): boolean {
  return account.isDemo && site.demo
}

/**
 * What comes after a first proof, be it a password, an identity provider or an invitation. Only accounts of the
 * demonstration, in the demonstration, and people who signed up by themselves may go without a second step.
 */
export function stageAfterFirstProof(
  account: Entrance,
  site: Site,
): Extract<SessionStage, 'code' | 'setup' | 'full'> {
  if (account.hasSecondFactor) return 'code'
  return account.needsSecondFactor && !mayGoWithoutSecondStep(account, site) ? 'setup' : 'full'
}
