// Writes docs/openapi.json: the document of the API, from the declarations of its operations. A change that a client
// would notice is seen in the difference.
import '../platform/app/jsx.mjs'
import { writeOrCheck } from './write-or-check.ts'

await import('../platform/app/modules.ts')
const { apiDocument } = await import('../platform/kit/api/document.ts')

writeOrCheck('docs/openapi.json', `${JSON.stringify(apiDocument({ language: 'nl' }), undefined, 1)}\n`)
