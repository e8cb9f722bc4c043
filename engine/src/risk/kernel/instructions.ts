/**
 * Numbers of the instructions of a kernel plan and how many words each takes, its number included. What the operands
 * mean is said in engine/wasm/README.md; the kernel, the plan writer and the run in float64 all follow that page.
 */
export const instructions = {
  words: [1, 5],
  normals: [2, 6],
  factor: [3, 9],
  deviations: [4, 8],
  point: [5, 6],
  normalPoint: [6, 6],
  steer: [7, 5],
  correlated: [8, 6],
  normalsOfTwo: [9, 9],
  clear: [10, 3],
  lognormals: [11, 6],
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
  firstNormals: [22, 3],
  downYears: [30, 7],
  happenings: [31, 5],
  byYear: [32, 5],
  growth: [33, 8],
  betweenYears: [34, 5],
  growing: [35, 8],
  paces: [36, 7],
  push: [38, 4],
  presale: [39, 8],
  scaled: [37, 5],
  shift: [40, 7],
  behind: [41, 4],
  sold: [42, 6],
  weighRow: [43, 11],
  residualPrices: [44, 7],
  weighSpread: [45, 11],
  worths: [46, 5],
  caseEvent: [47, 18],
  addScaled: [48, 5],
  addNumbers: [49, 4],
  dot: [50, 5],
  amount: [51, 4],
  lowest: [52, 11],
  spreadLagged: [53, 7],
  spreadSold: [54, 6],
  spreadEvenly: [55, 6],
  spreadSales: [56, 7],
  residualOver: [57, 6],
} as const

/** Words behind those of `firstNormals`: the salts of so many streams. */
export const saltWords = (streams: number): number => 2 * streams

/** Name of an instruction. */
export type Instruction = keyof typeof instructions
