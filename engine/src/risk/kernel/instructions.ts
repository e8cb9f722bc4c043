/**
 * Numbers of the instructions of a kernel plan and how many words each takes, its number included. What the operands
 * mean is said in engine/wasm/README.md; the kernel, the plan writer and the run in float64 all follow that page.
 */
export const instructions = {
  words: [1, 5],
  normals: [2, 6],
  factor: [3, 9],
  deviations: [4, 8],
  clear: [10, 3],
  lognormal: [11, 4],
  gapDownturns: [12, 5],
  movedPeriods: [13, 7],
  weigh: [14, 5],
  scaledLine: [15, 7],
  event: [16, 9],
  prices: [17, 7],
  weighMoved: [18, 6],
  deepest: [19, 5],
  total: [20, 2],
  movedLineOf: [21, 8],
  downYears: [30, 7],
  happenings: [31, 5],
  signed: [32, 4],
  growth: [33, 7],
  read: [34, 5],
  exponentials: [35, 4],
  paces: [36, 7],
  correlated: [37, 5],
  push: [38, 4],
  presale: [39, 8],
  shift: [40, 5],
  behind: [41, 4],
  sold: [42, 6],
  fixedLine: [43, 7],
  fixedResidual: [44, 9],
  movedLine: [45, 9],
  movedResidual: [46, 11],
  caseEvent: [47, 13],
  addScaled: [48, 5],
  addNumbers: [49, 4],
  dot: [50, 5],
  amount: [51, 4],
  lowest: [52, 10],
} as const

/** Name of an instruction. */
export type Instruction = keyof typeof instructions
