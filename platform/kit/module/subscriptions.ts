import type { Subscription, Told } from './module.ts'

let handedOver: readonly Subscription[] = []

/** Called by the app once, with what all modules asked to hear. */
export function handOverSubscriptions(subscriptions: readonly Subscription[]): void {
  handedOver = subscriptions
}

/** Tells what happened to every module that asked to hear it, one after another, in the transaction of the action. */
export async function tellSubscribers(action: string, told: Told): Promise<void> {
  for (const subscription of handedOver) if (subscription.action === action) await subscription.hear(told)
}
