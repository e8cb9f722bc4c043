// The instructions of a case of the product: its market, its timing, its lines and clauses.
import { addNumbers, addScaled, amountOf, dot, lowestOfTwo, scaled } from './case-sums'
import { caseEvent, residualOver, residualPrices, weighRow, weighSpread } from './case-lines'
import { apart, row, sharedRow, weight, word } from './context'
import { betweenYears, byYear, downYears, growing, growth, happenings, paces } from './market'
import { spreadEvenly, spreadLagged, spreadSales, spreadSold } from './spreads'
import { behind, presale, push, shiftOf, sold } from './timing'
import { spread } from './vector'
import { worths } from './whole'

/** Carries out one instruction for the partner at hand; gives the place of the next one. */
export function finishCase(pc: usize): usize {
  const number = word(pc, 0)
  if (number < 37) return walkMarket(pc, number)
  if (number < 43) return walkTiming(pc, number)
  if (number < 48) return walkLines(pc, number)
  return sumUp(pc, number)
}

/** Instructions for both sides at once, with the first at hand: a bit for each. */
export const CASE_TOGETHER: u64 = (<u64>1 << 35) | (<u64>3 << 36) | (<u64>1 << 40) | (<u64>1 << 41) | (<u64>1 << 42) | (<u64>1 << 43) | (<u64>1 << 45) | (<u64>7 << 48) | (<u64>63 << 52)

/** Carries out one of them; gives the place of the next instruction. */
export function finishCaseBoth(pc: usize): usize {
  switch (word(pc, 0)) {
    case 35:
      growing(row(pc, 1), row(pc, 2), apart(pc, 1), weight(pc, 3), word(pc, 4), word(pc, 5), weight(pc, 6), row(pc, 7), apart(pc, 7))
      return pc + 32
    case 36:
      paces(row(pc, 1), apart(pc, 1), row(pc, 2), apart(pc, 2), weight(pc, 3), spread(weight(pc, 4)), word(pc, 5), row(pc, 6), apart(pc, 6))
      return pc + 28
    case 37:
      scaled(row(pc, 1), spread(weight(pc, 2)), word(pc, 3), row(pc, 4))
      scaled(row(pc, 1) + apart(pc, 1), spread(weight(pc, 2)), word(pc, 3), row(pc, 4) + apart(pc, 4))
      return pc + 20
    case 40:
      shiftOf(pc)
      return pc + 28
    case 41:
      behind(row(pc, 1), apart(pc, 1), word(pc, 2), row(pc, 3), apart(pc, 3))
      return pc + 16
    case 42:
      sold(row(pc, 1), apart(pc, 1), row(pc, 2), apart(pc, 2), word(pc, 3), word(pc, 4), row(pc, 5), apart(pc, 5))
      return pc + 24
    case 43:
      weighRow(pc)
      return pc + 44
    case 45:
      weighSpread(pc)
      return pc + 44
    case 48:
      addScaled(row(pc, 1), spread(weight(pc, 2)), word(pc, 3), row(pc, 4))
      addScaled(row(pc, 1) + apart(pc, 1), spread(weight(pc, 2)), word(pc, 3), row(pc, 4) + apart(pc, 4))
      return pc + 20
    case 49:
      addNumbers(weight(pc, 1), word(pc, 2), row(pc, 3))
      addNumbers(weight(pc, 1), word(pc, 2), row(pc, 3) + apart(pc, 3))
      return pc + 16
    case 50:
      v128.store(row(pc, 4), dot(row(pc, 1), weight(pc, 2), word(pc, 3)))
      v128.store(row(pc, 4) + apart(pc, 4), dot(row(pc, 1) + apart(pc, 1), weight(pc, 2), word(pc, 3)))
      return pc + 20
    case 52:
      lowestOfTwo(row(pc, 1), apart(pc, 1), row(pc, 2), apart(pc, 2), row(pc, 3), apart(pc, 3), spread(weight(pc, 4)), word(pc, 5) != 0, weight(pc, 6), word(pc, 7), word(pc, 8), word(pc, 9), row(pc, 10), apart(pc, 10))
      return pc + 44
    case 53:
      spreadLagged(pc)
      return pc + 28
    case 54:
      spreadSold(pc)
      return pc + 24
    case 55:
      spreadEvenly(pc)
      return pc + 24
    case 56:
      spreadSales(pc)
      return pc + 28
    case 57:
      residualOver(pc)
      return pc + 24
  }
  unreachable()
  return 0
}

function walkMarket(pc: usize, number: i32): usize {
  switch (number) {
    case 30:
      downYears(sharedRow(pc, 1), word(pc, 2), word(pc, 3), word(pc, 4), word(pc, 5), row(pc, 6))
      return pc + 28
    case 31:
      happenings(sharedRow(pc, 1), word(pc, 2), word(pc, 3), row(pc, 4))
      return pc + 20
    case 32:
      byYear(row(pc, 1), weight(pc, 2), word(pc, 3), row(pc, 4))
      return pc + 20
    case 33:
      growth(row(pc, 1), row(pc, 2), row(pc, 3), weight(pc, 4), word(pc, 5), row(pc, 6), row(pc, 7))
      return pc + 32
    case 34:
      betweenYears(row(pc, 1), weight(pc, 2), word(pc, 3), row(pc, 4))
      return pc + 20
  }
  unreachable()
  return 0
}

function walkTiming(pc: usize, number: i32): usize {
  switch (number) {
    case 38:
      push(row(pc, 1), spread(weight(pc, 2)), row(pc, 3))
      return pc + 16
    case 39:
      presale(row(pc, 1), row(pc, 2), weight(pc, 3), word(pc, 4), word(pc, 5), word(pc, 6), row(pc, 7))
      return pc + 32
  }
  unreachable()
  return 0
}

function walkLines(pc: usize, number: i32): usize {
  switch (number) {
    case 44:
      residualPrices(row(pc, 1), row(pc, 2), weight(pc, 3), word(pc, 4), word(pc, 5), row(pc, 6))
      return pc + 28
    case 46:
      worths(row(pc, 1), weight(pc, 2), word(pc, 3), row(pc, 4))
      return pc + 20
    case 47:
      caseEvent(pc)
      return pc + 72
  }
  unreachable()
  return 0
}

function sumUp(pc: usize, number: i32): usize {
  switch (number) {
    case 51:
      v128.store(row(pc, 3), amountOf(v128.load(row(pc, 1)), weight(pc, 2)))
      return pc + 16
  }
  unreachable()
  return 0
}
