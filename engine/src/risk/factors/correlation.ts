/** A square matrix, row by row. */
export type Matrix = readonly Float64Array[]

/** Correlation of two factors by their ids. */
export type CorrelationPair = readonly [string, string, number]

/** Eigenvalues below this count as negative: a matrix printed in two decimals may miss zero by less. */
const NEGATIVE = -1e-12

/** The correlation matrix of some factors: 1 on the diagonal, 0 for pairs that are not named. */
export function correlationMatrix(ids: readonly string[], pairs: readonly CorrelationPair[]): Matrix {
  const matrix = ids.map((_, row) => Float64Array.from(ids, (_, column) => (row === column ? 1 : 0)))
  for (const [first, second, value] of pairs) {
    const [row, column] = [ids.indexOf(first), ids.indexOf(second)]
    if (row < 0 || column < 0) continue
    matrix[row]![column] = value
    matrix[column]![row] = value
  }
  return matrix
}

/** Eigenvalues of a symmetric matrix, with their vectors as the columns of `vectors`; by the rotations of Jacobi. */
export function eigen(symmetric: Matrix): { values: Float64Array; vectors: Matrix } {
  const size = symmetric.length
  const a = symmetric.map(row => Float64Array.from(row))
  const vectors = a.map((_, row) => Float64Array.from(a, (_, column) => (row === column ? 1 : 0)))
  for (let sweep = 0; sweep < 100; sweep += 1) {
    let rest = 0
    for (let p = 0; p < size; p += 1) for (let q = 0; q < p; q += 1) rest += a[p]![q]! ** 2
    if (rest < 1e-30) break
    for (let p = 1; p < size; p += 1) for (let q = 0; q < p; q += 1) rotate(a, vectors, q, p)
  }
  return { values: Float64Array.from(a, (row, place) => row[place]!), vectors }
}

/** Turns the plane of two axes so that their off-diagonal element becomes zero. */
function rotate(a: Float64Array[], vectors: Float64Array[], p: number, q: number): void {
  const off = a[p]![q]!
  if (off === 0) return
  const theta = (a[q]![q]! - a[p]![p]!) / (2 * off)
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
  const cosine = 1 / Math.sqrt(tangent * tangent + 1)
  const sine = tangent * cosine
  for (const row of a) turn(row, p, q, cosine, sine)
  const [rowP, rowQ] = [a[p]!, a[q]!]
  for (let k = 0; k < a.length; k += 1) {
    const [first, second] = [rowP[k]!, rowQ[k]!]
    rowP[k] = cosine * first - sine * second
    rowQ[k] = sine * first + cosine * second
  }
  for (const row of vectors) turn(row, p, q, cosine, sine)
}

function turn(row: Float64Array, p: number, q: number, cosine: number, sine: number): void {
  const [first, second] = [row[p]!, row[q]!]
  row[p] = cosine * first - sine * second
  row[q] = sine * first + cosine * second
}

/**
 * A matrix that no set of variables can have, brought to one that it can: negative eigenvalues become 0 and the diagonal
 * is scaled back to 1. `changed` is the largest move of a correlation; 0 when nothing had to be done.
 */
export function repaired(matrix: Matrix): { matrix: Matrix; changed: number } {
  const { values, vectors } = eigen(matrix)
  if (values.every(value => value >= NEGATIVE)) return { matrix, changed: 0 }
  const kept = values.map(value => Math.max(0, value))
  const product = matrix.map((_, row) =>
    Float64Array.from(matrix, (_, column) =>
      kept.reduce((sum, value, k) => sum + value * vectors[row]![k]! * vectors[column]![k]!, 0),
    ),
  )
  const scaled = product.map((row, i) =>
    row.map((value, j) => (i === j ? 1 : value / Math.sqrt(product[i]![i]! * product[j]![j]!))),
  )
  const changed = Math.max(
    ...scaled.flatMap((row, i) => [...row].map((v, j) => Math.abs(v - matrix[i]![j]!))),
  )
  return { matrix: scaled, changed }
}

/** The lower triangle L with L L' = matrix (Cholesky); a pivot of zero, as after a repair, gives a column of zeros. */
export function lowerTriangle(matrix: Matrix): Matrix {
  const lower = matrix.map(row => new Float64Array(row.length))
  for (let row = 0; row < matrix.length; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let rest = matrix[row]![column]!
      for (let k = 0; k < column; k += 1) rest -= lower[row]![k]! * lower[column]![k]!
      if (row === column) lower[row]![column] = Math.sqrt(Math.max(0, rest))
      else lower[row]![column] = lower[column]![column]! > 1e-8 ? rest / lower[column]![column]! : 0
    }
  }
  return lower
}
