// Writes the types of a client of the API from docs/openapi.json, as anybody can make them of the document.
import { readFileSync } from 'node:fs'
import openapiTypescript, { astToString } from 'openapi-typescript'
import { writeOrCheck } from './write-or-check.ts'

const document = new URL('../docs/openapi.json', import.meta.url)
const types = await openapiTypescript(JSON.parse(readFileSync(document, 'utf8')))
writeOrCheck(
  'platform/app/api-client.generated.ts',
  `// Written by tools/api-client.ts.\n${astToString(types)}`,
)
