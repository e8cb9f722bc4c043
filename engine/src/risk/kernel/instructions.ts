/**
 * Numbers of the instructions of a kernel plan and how many words each takes, its number included. What the operands
 * mean is said in engine/wasm/README.md; the kernel, the plan writer and the run in float64 all follow that page.
 */
export const instructions = {
  words: [1, 5],
  normals: [2, 6],
  factor: [3, 9],
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
} as const

/** Name of an instruction. */
export type Instruction = keyof typeof instructions
