// Writes docs/errors.md from the sentences in the code; `--check` proves that it is fresh.
import { collectErrors, errorPage } from './errors/collect-errors.ts'
import { treeOfFolder } from './tidy/tree.ts'
import { repository, writeOrCheck } from './write-or-check.ts'

writeOrCheck('docs/errors.md', errorPage(collectErrors(treeOfFolder(repository))))
