import type { VNode } from 'preact'
import type { RecordChange } from '../access/write.ts'
import type { ApiScope } from '../api/operation.ts'
import type { Database, Transaction } from '../database/connect.ts'
import type { Context, Route } from '../http/route.ts'
import { routesFor } from '../http/route.ts'
import type { SearchSource } from '../search/sources.ts'
import type { Catalogue } from '../texts/catalogues.ts'
import type { PersonalData } from './personal-data.ts'
import type { Services } from './services.ts'

/** A piece that a module shows on a page of a module that may not import it. */
export interface Panel {
  /** "projects/project": the page that has a place for it. */
  place: string
  /** Lower comes first. */
  order: number
  /** Markup for this object, or nothing when there is nothing to show to this reader. */
  show(asked: { services: Services; context: Context; objectId: string }): Promise<VNode | undefined>
}

/** What a module hears of something that happened, while it can still be refused. */
export interface Told {
  tx: Transaction
  services: Services
  /** Adds what the listener changes to the audit entries of the action. */
  record: RecordChange
  now: Temporal.Instant
  objectId: string
  /** What the module that tells declares with it. */
  details: unknown
}

/** Something that happened, told to the modules that asked to hear it, in the same transaction. */
export interface Subscription {
  /** Name of the action, as in the audit trail. */
  action: string
  /** Throws a Refusal to undo the whole action. */
  hear(told: Told): Promise<void>
}

/** What a module answers for another that may not import it; the asking module says what is asked and answered. */
export interface Answer {
  /** "governance/recusals": the module that asks, and what. */
  question: string
  answer(db: Database | Transaction, asked: unknown): Promise<unknown>
}

/** A job of the background worker. */
export interface Job {
  name: string
  /** Idempotent: a job may run twice. */
  run(services: Services, data: Readonly<Record<string, unknown>>): Promise<void>
  /** Cron expression in Dutch time, for a job that runs by itself. */
  schedule?: string | undefined
}

/** One item of the navigation. */
export interface NavigationItem {
  area: 'public' | 'work'
  order: number
  href: string
  label: { nl: string; en: string }
  /** What one does there, on a page that shows its items with a sentence each. */
  purpose?: { nl: string; en: string } | undefined
  /** Shown to holders of these roles only; absent: to everybody who sees the area. */
  roles?: readonly string[] | undefined
}

/** All that the app knows of a module. */
export interface Module {
  name: string
  /** Modules whose index.ts this one imports. */
  needs: readonly string[]
  routes: readonly Route[]
  panels?: readonly Panel[]
  subscriptions?: readonly Subscription[]
  answers?: readonly Answer[]
  jobs?: readonly Job[]
  /** What a token of the API may be limited to. */
  scopes?: readonly ApiScope[]
  navigation?: readonly NavigationItem[]
  /** What people can find. */
  search?: readonly SearchSource[]
  /** Its sentences, which an administrator may word otherwise. */
  texts?: readonly Catalogue[]
  /** What it keeps of persons; the app hands it over, and a test fails for a table that nobody names. */
  personalData?: PersonalData
  /** Loads this module's part of the demonstration programme; called once, in the order of `needs`. */
  seed?: (services: Services) => Promise<void>
}

/** Checks a module's declaration. */
export function defineModule(module: Module): Module {
  return module
}

/** The ways to declare a route of a module. */
export const route = routesFor<Services>()
