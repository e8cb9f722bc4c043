/** Compares two answers figure by figure. */

/** How many figures were compared, and a sentence for every one that differs. */
export type Comparison = { figures: number; differences: string[] }

const halfCent = 0.005

/** Rates of return come from searches that stop in different places. */
const rateTolerance = 1e-7

function agrees(reference: number, product: number, inRate: boolean): boolean {
  const distance = Math.abs(reference - product)
  return distance <= (inRate ? rateTolerance * (1 + Math.abs(reference)) : halfCent)
}

function walk(reference: unknown, product: unknown, path: string, result: Comparison): void {
  const differ = () =>
    result.differences.push(`${path}: ${JSON.stringify(reference)} against ${JSON.stringify(product)}`)
  if (typeof reference === 'number' || reference === null) {
    result.figures += 1
    if (reference === null || typeof product !== 'number') {
      if (reference !== product) differ()
    } else if (!agrees(reference, product, path.includes('/irr/'))) differ()
    return
  }
  if (Array.isArray(reference)) {
    if (!Array.isArray(product) || product.length !== reference.length) differ()
    else
      reference.forEach((item, i) => {
        walk(item, product[i], `${path}/${i}`, result)
      })
    return
  }
  if (typeof reference !== 'object') {
    if (reference !== product) differ()
    return
  }
  if (typeof product !== 'object' || product === null) {
    differ()
    return
  }
  for (const [key, item] of Object.entries(reference as object)) {
    const other = (product as Record<string, unknown>)[key]
    if (key !== 'reason') walk(item, other, `${path}/${key}`, result)
    else if (other === undefined) result.differences.push(`${path}: no reason is given`)
  }
}

/**
 * Every figure of the reference must be in the product, euro to half a cent and rates to 1e-7. What the product
 * says besides (hash, checks, words) is not compared; a land exploitation or party too many is a difference.
 */
export function compareAnswers(reference: object, product: object): Comparison {
  const result: Comparison = { figures: 0, differences: [] }
  walk(reference, product, '', result)
  const [mine, theirs] = [reference, product] as Record<
    'landExploitation' | 'parties',
    object | null | undefined
  >[]
  if (!mine!.landExploitation && theirs!.landExploitation)
    result.differences.push('a land exploitation too many')
  const ids = (parties: object | null | undefined) =>
    Object.keys(parties ?? {})
      .sort()
      .join()
  if (ids(mine!.parties) !== ids(theirs!.parties)) result.differences.push('not the same parties')
  return result
}
