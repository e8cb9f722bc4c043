import { checkId, checkRising, checkStretch, checkSumIsOne, type Scope } from './scope.ts'

/** Checks factors, events and what the deal finder reads. */
export function checkRisk(scope: Scope): void {
  const { risk } = scope.document
  risk?.correlations?.forEach((correlation, index) => {
    correlation?.forEach((part, place) => {
      if (typeof part === 'string') checkId(scope, 'factors', part, `/risk/correlations/${index}/${place}`)
    })
  })
  checkPairs(scope)
  risk?.events?.forEach((event, index) => {
    if (!event) return
    const pointer = `/risk/events/${index}`
    if (event.amountEur) checkRising(scope, event.amountEur, `${pointer}/amountEur`)
    const pointers = { start: `${pointer}/t/from`, end: `${pointer}/t/to` }
    checkStretch(scope, { start: event.t?.from, end: event.t?.to }, pointers)
    checkId(scope, 'lines', event.coveredBy, `${pointer}/coveredBy`)
    event.bearer?.forEach((bearer, place) => {
      checkId(scope, 'parties', bearer?.party, `${pointer}/bearer/${place}/party`)
    })
    if (event.bearer)
      checkSumIsOne(
        scope,
        event.bearer.map(bearer => bearer?.share),
        `${pointer}/bearer`,
      )
  })
  checkDeal(scope)
}

/** Reports a pair of factors that is given twice, in either order, and a factor with itself. */
function checkPairs(scope: Scope): void {
  const seen = new Set<string>()
  scope.document.risk?.correlations?.forEach((correlation, index) => {
    const [first, second] = correlation ?? []
    if (typeof first !== 'string' || typeof second !== 'string') return
    const pair = [first, second].sort().join(' ')
    if (first === second || seen.has(pair))
      scope.report(`/risk/correlations/${index}`, 'DUBBELE_CORRELATIE', { first, second })
    seen.add(pair)
  })
}

function checkDeal(scope: Scope): void {
  const { deal } = scope.document
  for (const id of Object.keys(deal?.parties ?? {})) checkId(scope, 'parties', id, `/deal/parties/${id}`)
  deal?.risks?.forEach((risk, index) => {
    if (!risk) return
    const pointer = `/deal/risks/${index}`
    const count = [risk.event, risk.factor].filter(id => id !== undefined).length
    if (count !== 1) scope.report(pointer, 'EEN_BEDRAG_NODIG', { fields: 'event, factor', count })
    checkId(scope, 'events', risk.event, `${pointer}/event`)
    checkId(scope, 'factors', risk.factor, `${pointer}/factor`)
    for (const id of Object.keys(risk.control ?? {}))
      checkId(scope, 'parties', id, `${pointer}/control/${id}`)
    for (const [id, range] of Object.entries(risk.range ?? {})) {
      checkId(scope, 'parties', id, `${pointer}/range/${id}`)
      const [low, high] = range!
      checkRising(scope, { min: low, likely: low, max: high }, `${pointer}/range/${id}`)
    }
  })
}
