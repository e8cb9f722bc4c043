// Writes docs/permissions.csv: what each role gets from each route, from the declarations and the reviewed expectations.
import '../platform/app/jsx.mjs'
import { writeOrCheck } from './write-or-check.ts'

const { allRoutes } = await import('../platform/app/modules.ts')
const { expectations, isOwned } = await import('../platform/app/permission-expectations.ts')
const { permissionFile, permissionTable } = await import('../platform/app/permission-table.ts')

const lines = permissionTable(allRoutes({ demo: true }), isOwned, expectations)
writeOrCheck('docs/permissions.csv', permissionFile(lines))
