import type { bilingual, rate } from './basic-shapes.ts'
import type { caseShape } from './case-shape.ts'
import type { Infer } from './shape.ts'

/** An area business case as the file holds it: nothing filled in, absent fields absent. Never changed in place. */
export type Case = Infer<typeof caseShape>

/** A text in Dutch, and in English where it is there. */
export type Bilingual = Infer<typeof bilingual>

/** A fraction a year: a number, or rows by calendar year. */
export type Rate = Infer<typeof rate>

type Member<K extends keyof Case> = NonNullable<Case[K]> extends readonly (infer M)[] ? M : never

/** Payer, payee or bearer in a case. */
export type Party = Member<'parties'>
/** A subarea with its land use. */
export type Area = Member<'areas'>
/** A stretch of periods, both ends included. */
export type Phase = Member<'phases'>
/** Homes or floor area of one category. */
export type ProgrammeLine = Member<'programme'>
/** An amount in time from a payer to a payee. */
export type Line = Member<'lines'>
/** A pay-off between two parties. */
export type Clause = Member<'clauses'>
/** Differences from a parent. */
export type Variant = Member<'variants'>
/** A booked amount. */
export type Actual = Member<'actuals'>
/** Where a figure comes from. */
export type Source = Member<'sources'>
/** A loan between two parties. */
export type Loan = Member<'loans'>

/** When inside a period its cash falls. */
export type Convention = 'begin' | 'mid' | 'end'
