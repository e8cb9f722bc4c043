// Writes the map of the modules into ARCHITECTURE.md from the real imports; `--check` proves that it is fresh.
import { checkLaw, sourceFiles } from './law/check-law.ts'
import { moduleMap, withMap } from './module-map/module-map.ts'
import { readFile, repository, writeOrCheck } from './write-or-check.ts'

const page = 'ARCHITECTURE.md'
const files = sourceFiles(repository)
const { imports } = await checkLaw(repository, files)
writeOrCheck(page, withMap(readFile(page), moduleMap(files, imports)))
