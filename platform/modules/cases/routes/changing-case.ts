import { z } from 'zod'
import type { Actor } from '../../../kit/access/actor.ts'
import { type Permission, permit } from '../../../kit/access/permission.ts'
import { NotAllowed } from '../../../kit/access/refusal.ts'
import type { Address, Parameters } from '../../../kit/http/address.ts'
import { problemsOf } from '../../../kit/http/input.ts'
import { type Outcome, refused } from '../../../kit/http/problem.ts'
import type { Asked } from '../../../kit/http/route.ts'
import type { Services } from '../../../kit/module/services.ts'
import type { CaseAccess, StoredCase } from '../model.ts'
import { type EditScope, editCase, editScope, readCase } from '../rules/access.ts'
import { caseFor, type SeenCase } from '../rules/case-for.ts'
import { caseAccess, storedCase } from './seen.ts'

/** The case that a request changes, looked up once. */
export interface FoundCase {
  readonly stored: StoredCase
  /** The case as this person may see it, worked out when it is asked for. */
  readonly seen: SeenCase
  /** What this person might change were the case not adopted: who may is told why it is locked. */
  readonly scope: EditScope
}

/** Lets the owner pass: what holds for the whole case is not a party's to change. */
export function admitOwner({ scope }: FoundCase): void {
  if (scope.kind !== 'all') throw new NotAllowed(editCase.name)
}

class Found implements FoundCase {
  readonly stored: StoredCase
  readonly scope: EditScope
  readonly #actor: Actor | undefined
  #seen: SeenCase | undefined

  constructor(actor: Actor | undefined, stored: StoredCase, scope: EditScope) {
    this.#actor = actor
    this.stored = stored
    this.scope = scope
  }

  get seen(): SeenCase {
    this.#seen ??= caseFor(this.#actor, this.stored)
    return this.#seen
  }
}

interface Changing<Path extends string, Query extends z.ZodType, Body extends z.ZodType> {
  address: Address<Path, Query>
  /** The right that the change asks for, beside that of reading the case. */
  right: Permission<CaseAccess>
  body: Body
}

type Sent<Path extends string, Query extends z.ZodType, Body> = Asked<Services, Path, z.output<Query>> & {
  body: Body
}

interface ChangingSeen<Path extends string, Query extends z.ZodType, Body extends z.ZodType, Value>
  extends Changing<Path, Query, Body> {
  /** What else the right depends on: throws NotFound or NotAllowed. */
  admit?(found: FoundCase, parameters: Parameters<Path>): void
  act(asked: Sent<Path, Query, z.output<Body>>, found: FoundCase): Promise<Outcome<Value>>
}

interface ChangingLocked<Path extends string, Query extends z.ZodType, Body extends z.ZodType, Value>
  extends Changing<Path, Query, Body> {
  /** The action judges the same before anything else: then it need not be done twice. */
  judgesFirst?: boolean
  act(asked: Sent<Path, Query, z.output<Body>>): Promise<Outcome<Value>>
}

/** Ends with NotFound or NotAllowed unless the actor may read the case and has this right to it, adopted or not. */
function judge(actor: Actor | undefined, right: Permission<CaseAccess>, access: CaseAccess): void {
  permit(actor, readCase, access)
  permit(actor, right, { ...access, state: 'draft' })
}

const parameterId = (parameters: unknown) => (parameters as { id: string }).id

/**
 * Fields of a route that changes a case, in the order that tells least: first whether the case is there for this
 * person (404), then whether it may be changed (403), and only then what was sent.
 */
export function changingCase<Path extends string, Query extends z.ZodType, Body extends z.ZodType, Value>({
  address,
  right,
  admit,
  body,
  act,
}: ChangingSeen<Path, Query, Body, Value>) {
  return {
    address,
    permission: readCase,
    body: z.unknown(),
    act: async (asked: Sent<Path, Query, unknown>): Promise<Outcome<Value>> => {
      const { actor } = asked.context
      const stored = await storedCase(asked.services.db, parameterId(asked.parameters))
      judge(actor, right, stored)
      const found = new Found(actor, stored, editScope(actor, { ...stored, state: 'draft' }))
      admit?.(found, asked.parameters)
      const parsed = body.safeParse(asked.body)
      return parsed.success
        ? act({ ...asked, body: parsed.data }, found)
        : refused(...problemsOf(parsed.error))
    },
  }
}

/** The same for an action that reads the case itself, under its lock: here its content is not read. */
export function changingLockedCase<
  Path extends string,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Value,
>({ address, right, body, judgesFirst = false, act }: ChangingLocked<Path, Query, Body, Value>) {
  return {
    address,
    permission: readCase,
    body: z.unknown(),
    act: async (asked: Sent<Path, Query, unknown>): Promise<Outcome<Value>> => {
      const parsed = body.safeParse(asked.body)
      const id = parameterId(asked.parameters)
      if (!(judgesFirst && parsed.success && z.uuid().safeParse(id).success))
        judge(asked.context.actor, right, await caseAccess(asked.services.db, id))
      return parsed.success ? act({ ...asked, body: parsed.data }) : refused(...problemsOf(parsed.error))
    },
  }
}
