// Writes the types of a client of the API from its document, as anybody can make them of it. In English, and without
// the examples, which would be most of the text.
import '../platform/app/jsx.mjs'
import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript'
import { writeOrCheck } from './write-or-check.ts'

await import('../platform/app/modules.ts')
const { apiDocument } = await import('../platform/kit/api/document.ts')

const document = JSON.stringify(apiDocument({ language: 'en' }), (key, value) =>
  key === 'example' ? undefined : value,
)
const types = await openapiTypescript(JSON.parse(document) as OpenAPI3)
writeOrCheck(
  'platform/app/api-client.generated.ts',
  `// Written by tools/api-client.ts.\n${astToString(types)}`,
)
