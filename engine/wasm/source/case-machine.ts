// The instructions of a case of the product: its market, its timing, its lines and clauses.
import { addNumbers, addScaled, amountOf, dot, lowest } from './case-sums'
import { caseEvent, movedAmounts, residualPrices, weighRow } from './case-lines'
import { row, sharedRow, weight, word } from './context'
import { downYears, exponentials, growth, happenings, paces, read, signed } from './market'
import { behind, presale, push, shiftOf, sold } from './timing'
import { add, spread } from './vector'
import { worths } from './whole'

/** Carries out one instruction for the partner at hand; gives the place of the next one. */
export function finishCase(pc: usize): usize {
  const number = word(pc, 0)
  if (number < 37) return walkMarket(pc, number)
  if (number < 43) return walkTiming(pc, number)
  if (number < 48) return walkLines(pc, number)
  return sumUp(pc, number)
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
      signed(sharedRow(pc, 1), word(pc, 2), row(pc, 3))
      return pc + 16
    case 33:
      growth(row(pc, 1), row(pc, 2), row(pc, 3), weight(pc, 4), word(pc, 5), row(pc, 6))
      return pc + 28
    case 34:
      read(row(pc, 1), weight(pc, 2), word(pc, 3), word(pc, 4) != 0, row(pc, 5))
      return pc + 24
    case 35:
      exponentials(row(pc, 1), weight(pc, 2), word(pc, 3))
      return pc + 16
    case 36:
      paces(row(pc, 1), row(pc, 2), weight(pc, 3), spread(weight(pc, 4)), word(pc, 5), row(pc, 6))
      return pc + 28
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
    case 40:
      shiftOf(row(pc, 1), row(pc, 2), row(pc, 3), row(pc, 4))
      return pc + 20
    case 41:
      behind(row(pc, 1), word(pc, 2), row(pc, 3))
      return pc + 16
    case 42:
      sold(row(pc, 1), row(pc, 2), word(pc, 3), word(pc, 4), row(pc, 5))
      return pc + 24
  }
  unreachable()
  return 0
}

function walkLines(pc: usize, number: i32): usize {
  switch (number) {
    case 43:
      weighRow(row(pc, 1), word(pc, 2), word(pc, 3), weight(pc, 4), v128.load(row(pc, 5)), word(pc, 6), weight(pc, 7), row(pc, 8), word(pc, 9) != 0, row(pc, 10))
      return pc + 44
    case 44:
      residualPrices(row(pc, 1), row(pc, 2), weight(pc, 3), word(pc, 4), word(pc, 5), row(pc, 6))
      return pc + 28
    case 45: {
      const end = movedAmounts(row(pc, 1), weight(pc, 2), word(pc, 3), word(pc, 4), row(pc, 5), row(pc, 6))
      weighRow(row(pc, 6), word(pc, 3), end, weight(pc, 7), v128.load(row(pc, 8)), word(pc, 9), weight(pc, 10), row(pc, 11), word(pc, 12) != 0, row(pc, 13))
      return pc + 56
    }
    case 46:
      worths(row(pc, 1), weight(pc, 2), word(pc, 3), row(pc, 4))
      return pc + 20
    case 47:
      caseEvent(sharedRow(pc, 1), word(pc, 2), word(pc, 3), word(pc, 4), word(pc, 5) != 0, row(pc, 6), weight(pc, 7), weight(pc, 8), word(pc, 9) != 0, row(pc, 10), row(pc, 11), row(pc, 12))
      return pc + 52
  }
  unreachable()
  return 0
}

function sumUp(pc: usize, number: i32): usize {
  switch (number) {
    case 48:
      addScaled(row(pc, 1), spread(weight(pc, 2)), word(pc, 3), row(pc, 4))
      return pc + 20
    case 49:
      addNumbers(weight(pc, 1), word(pc, 2), row(pc, 3))
      return pc + 16
    case 50:
      v128.store(row(pc, 4), dot(row(pc, 1), weight(pc, 2), word(pc, 3)))
      return pc + 20
    case 51:
      v128.store(row(pc, 3), amountOf(v128.load(row(pc, 1)), weight(pc, 2)))
      return pc + 16
    case 52: {
      let opening = spread(weight(pc, 3))
      if (word(pc, 4) != 0) opening = add(opening, v128.load(row(pc, 1) + (<usize>word(pc, 6) << 4)))
      v128.store(row(pc, 9), lowest(row(pc, 1), row(pc, 2), opening, weight(pc, 5), word(pc, 6), word(pc, 7), word(pc, 8)))
      return pc + 40
    }
  }
  unreachable()
  return 0
}
