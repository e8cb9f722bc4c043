import type { Actor } from './actor.ts'
import { hasRole } from './actor.ts'
import { NotAllowed, NotFound } from './refusal.ts'

/** Who may try something at all: everybody, every signed-in person, or the holders of a role. */
export type Audience = 'everybody' | 'signed-in' | readonly string[]

/**
 * One right. `audience` decides at the door of a route; `allows` decides per object, since rights are never
 * computed from the role alone. A right is declared once, in the rules of the module that owns the object.
 */
export interface Permission<Subject = undefined> {
  name: string
  audience: Audience
  allows?: ((actor: Actor | undefined, subject: Subject) => boolean) | undefined
  /** The existence of the object is secret: a refusal looks like an address that is not there. */
  secret?: boolean | undefined
}

/** Declares a right. */
export function permission<Subject = undefined>(right: Permission<Subject>): Permission<Subject> {
  return right
}

/** Answer at the door: enter, sign in first, or refused. */
export function atTheDoor(actor: Actor | undefined, audience: Audience): 'enter' | 'sign-in' | 'refused' {
  if (audience === 'everybody') return 'enter'
  if (!actor) return 'sign-in'
  if (audience === 'signed-in') return 'enter'
  return hasRole(actor, ...audience) ? 'enter' : 'refused'
}

/** Whether the actor may do this to this object. The only place where rights are decided. */
export function may<Subject>(
  actor: Actor | undefined,
  right: Permission<Subject>,
  ...[subject]: Subject extends undefined ? [] : [Subject]
): boolean {
  if (atTheDoor(actor, right.audience) !== 'enter') return false
  return right.allows ? right.allows(actor, subject as Subject) : true
}

/**
 * Lets the actor pass or refuses.
 * @throws NotFound when the existence of the object is secret, otherwise NotAllowed.
 */
export function permit<Subject>(
  actor: Actor | undefined,
  right: Permission<Subject>,
  ...subject: Subject extends undefined ? [] : [Subject]
): void {
  if (may(actor, right, ...subject)) return
  throw right.secret ? new NotFound() : new NotAllowed(right.name)
}
