import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { rules } from '../tidy/rules/index.ts'
import { treeOfFolder } from '../tidy/tree.ts'
import { newModule, withModule } from './new-module.ts'

const emptyList = `import type { Module } from '../kit/module/module.ts'

/** Every subject. */
export const modules: readonly Module[] = []
`
let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'new-module-'))
  mkdirSync(join(root, 'platform/app'), { recursive: true })
  writeFileSync(join(root, 'platform/app/modules.ts'), emptyList)
})
afterEach(() => rmSync(root, { recursive: true }))

const read = (path: string): string => readFileSync(join(root, path), 'utf8')

test('a new module has its folder and its line in the list, and nothing else changes', () => {
  const written = newModule(root, 'grants')
  const files = ['README.md', 'module.test.ts', 'module.ts', 'texts.en.json', 'texts.nl.json']
  expect(readdirSync(join(root, 'platform/modules/grants')).sort()).toEqual(files)
  expect(written.sort()).toEqual([
    'platform/app/modules.ts',
    ...files.map(file => `platform/modules/grants/${file}`),
  ])
  expect(read('platform/app/modules.ts')).toBe(`import type { Module } from '../kit/module/module.ts'
import { module as grants } from '../modules/grants/module.ts'

/** Every subject. */
export const modules: readonly Module[] = [
  grants,
]
`)
})

test('the next module comes last, since each stands before those that use it', () => {
  const list = withModule(withModule(emptyList, 'grants'), 'work-orders')
  expect(list.match(/^import .*$/gm)?.at(-1)).toBe(
    "import { module as workOrders } from '../modules/work-orders/module.ts'",
  )
  expect(list.slice(list.indexOf('= ['))).toBe('= [\n  grants,\n  workOrders,\n]\n')
})

test('the house rules fail only until the README and the word list name the module', () => {
  newModule(root, 'grants')
  const found = rules.flatMap(rule =>
    rule.check(treeOfFolder(root)).map(({ path }) => `${rule.name} ${path}`),
  )
  expect(found.filter(line => line.includes('grants')).sort()).toEqual([
    'glossary platform/modules/grants',
    'module-readme platform/modules/grants/README.md',
  ])
})

test('a module that is there is not written again', () => {
  newModule(root, 'grants')
  expect(() => newModule(root, 'grants')).toThrow('platform/modules/grants is already there')
})

test.each(['Grants', '../grants', 'a b', '1st', ''])(
  'the name "%s" is refused and nothing is written',
  name => {
    expect(() => newModule(root, name)).toThrow('is not a name in kebab-case')
    expect(readdirSync(join(root, 'platform'))).toEqual(['app'])
  },
)

test('a list in an unknown form is refused', () => {
  expect(() => withModule('export const modules = load()', 'grants')).toThrow(
    'no list of modules in the known form',
  )
})
