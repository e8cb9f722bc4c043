import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const listPath = 'platform/app/modules.ts'

/** "work-orders" as the name of a constant: "workOrders". */
const constantName = (name: string): string =>
  name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

const readme = (name: string): string => `# ${name}

What this module is for, in one or two sentences.

Capabilities:
Tables: none yet.
States: none yet.
`

const declaration = (name: string): string => `import { defineModule } from '../../kit/module/module.ts'

/** What the app knows of the module ${name}. */
export const module = defineModule({
  name: '${name}',
  needs: [],
  routes: [],
})
`

const firstTest = `import { expect, test } from 'vitest'
import { module } from './module.ts'

test('the module has the name of its folder', () => {
  expect(import.meta.dirname.split(/[\\\\/]/).at(-1)).toBe(module.name)
})
`

/** The list of modules with one more at its end: one import and one name in the array. */
export function withModule(list: string, name: string): string {
  const constant = constantName(name)
  const importLine = `import { module as ${constant} } from '../modules/${name}/module.ts'\n`
  const lastImport = [...list.matchAll(/^import .*\n/gm)].at(-1)
  const array = /(export const modules: readonly Module\[\] = \[)([\s\S]*?)(\])/
  const found = array.exec(list)
  if (!lastImport || !found) throw new Error(`${listPath} has no list of modules in the known form`)
  const names = (found[2] ?? '')
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '')
  const lines = [...names, constant].map(part => `  ${part},\n`).join('')
  const at = lastImport.index + lastImport[0].length
  const withImport = list.slice(0, at) + importLine + list.slice(at)
  return withImport.replace(array, `$1\n${lines}$3`)
}

/**
 * Writes the folder of a new module and its line in the list of the app; nothing else changes.
 * @returns the paths that were written, relative to `root`
 * @throws Error when the name is no kebab-case word or the module exists
 */
export function newModule(root: string, name: string): string[] {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) throw new Error(`"${name}" is not a name in kebab-case`)
  const folder = `platform/modules/${name}`
  if (existsSync(join(root, folder))) throw new Error(`${folder} is already there`)
  const files: Record<string, string> = {
    [listPath]: withModule(readFileSync(join(root, listPath), 'utf8'), name),
    [`${folder}/README.md`]: readme(name),
    [`${folder}/module.ts`]: declaration(name),
    [`${folder}/module.test.ts`]: firstTest,
    [`${folder}/texts.nl.json`]: '{}\n',
    [`${folder}/texts.en.json`]: '{}\n',
  }
  mkdirSync(join(root, folder), { recursive: true })
  for (const [path, text] of Object.entries(files)) writeFileSync(join(root, path), text)
  return Object.keys(files)
}
