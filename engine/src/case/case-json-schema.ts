import { caseShape } from './case-shape.ts'
import { jsonSchemaOf } from './json-schema.ts'
import type { Json } from './shape.ts'

/** The JSON Schema (2020-12) of a case file, made from the declaration that also validates. */
export function caseJsonSchema(): { [key: string]: Json } {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: '/schemas/versneller-case-1',
    title: 'versneller-case/1',
    description:
      'One area business case. References, circles and sums are checked by `versneller case check`.',
    ...jsonSchemaOf(caseShape.schema),
  }
}
