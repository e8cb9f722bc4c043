// Writes docs/method from the declarations of the formulas; `--check` proves that the pages are fresh.
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describeFormula, formulas } from '@versneller/engine'
import { methodIndex, methodPage } from './method/method-page.ts'
import { repository, writeOrCheck } from './write-or-check.ts'

const folder = 'docs/method'
const described = formulas.map(describeFormula)
const pages = new Map(described.map(formula => [`${formula.name}.md`, methodPage(formula)]))
pages.set('README.md', methodIndex(described))

mkdirSync(join(repository, folder), { recursive: true })
for (const [file, text] of pages) writeOrCheck(`${folder}/${file}`, text)
for (const file of readdirSync(join(repository, folder)).filter(file => !pages.has(file))) {
  if (process.argv.includes('--check')) {
    console.error(`${folder}/${file} belongs to no formula: run "npm run generate"`)
    process.exitCode = 1
  } else rmSync(join(repository, folder, file))
}
