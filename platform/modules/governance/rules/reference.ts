import type { BodyKind } from '../model.ts'

const letters: Readonly<Record<BodyKind, string>> = {
  'executive-platform': 'BP',
  'steering-group': 'SG',
  'assessment-committee': 'BC',
  'programme-team': 'PT',
}

/** How a decision is referred to: "SG-012", of the director "MD-013"; one row of numbers for the programme. */
export function decisionReference(decision: {
  number: number
  body: { kind: BodyKind } | undefined
}): string {
  const by = decision.body ? letters[decision.body.kind] : 'MD'
  return `${by}-${String(decision.number).padStart(3, '0')}`
}
