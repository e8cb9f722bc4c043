import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import law from '../.dependency-cruiser.mjs'
import { checkLaw, type LawReport, sourceFiles, unseenFiles } from './law/check-law.ts'

/** A tree of files: path to what the file imports (`type x` for a type-only import). */
type Tree = Record<string, readonly string[]>

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

const importLine = (imported: string, nth: number): string =>
  imported.startsWith('type ')
    ? `import type { T${nth} } from '${imported.slice(5)}'\nexport type U${nth} = T${nth}`
    : `import * as i${nth} from '${imported}'\nexport { i${nth} }`

function write(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

/** Writes the tree in a folder of its own, with the packages it may name, and judges it. */
async function judge(tree: Tree): Promise<LawReport> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'law-')))
  folders.push(root)
  for (const name of ['highs', 'zod', 'leftpad']) {
    write(root, `node_modules/${name}/package.json`, JSON.stringify({ name, exports: './index.js' }))
    write(root, `node_modules/${name}/index.js`, 'export const a = 1')
  }
  const dependencies = { highs: '*', zod: '*', leftpad: '*', '@versneller/engine': '*' }
  write(root, 'package.json', JSON.stringify({ workspaces: ['engine', 'platform'], dependencies }))
  write(
    root,
    'engine/package.json',
    JSON.stringify({ name: '@versneller/engine', exports: './src/index.ts' }),
  )
  mkdirSync(join(root, 'node_modules/@versneller'))
  symlinkSync(join(root, 'engine'), join(root, 'node_modules/@versneller/engine'), 'junction')
  for (const [path, imported] of Object.entries(tree)) write(root, path, imported.map(importLine).join('\n'))
  return checkLaw(root, sourceFiles(root))
}

const call = 'platform/modules/call'
const projects = 'platform/modules/projects'
const kit = '../../kit'

/** Per rule: trees that break it, each in one place: the first file. */
const broken: Record<string, Tree[]> = {
  'engine-stands-alone': [
    { 'engine/src/ledger/sum.ts': ['node:fs'] },
    { 'engine/src/ledger/sum.ts': ['leftpad'] },
    {
      'engine/src/ledger/sum.ts': ['../../../platform/kit/clock/clock.ts'],
      'platform/kit/clock/clock.ts': [],
    },
    { 'engine/src/ledger/sum.ts': ['../../golden/expected.ts'], 'engine/golden/expected.ts': [] },
  ],
  'runners-know-their-host': [
    { 'engine/src/runners/web.ts': ['node:fs'] },
    { 'engine/src/runners/node.ts': ['leftpad'] },
  ],
  'optimiser-in-its-rooms': [{ 'engine/src/ledger/sum.ts': ['highs'] }],
  'engine-by-its-name': [
    { 'platform/app/main.ts': ['../../engine/src/index.ts'], 'engine/src/index.ts': [] },
    { 'platform/modules/call/model.ts': ['type ../../../engine/src/index.ts'], 'engine/src/index.ts': [] },
  ],
  'kit-knows-no-domain': [
    { 'platform/kit/mail/mail.ts': ['../../modules/call/index.ts'], [`${call}/index.ts`]: [] },
    { 'platform/kit/mail/mail.ts': ['type ../../modules/call/index.ts'], [`${call}/index.ts`]: [] },
  ],
  'modules-meet-at-the-door': [
    { [`${projects}/actions.ts`]: ['../call/store.ts'], [`${call}/store.ts`]: [] },
    { [`${projects}/model.ts`]: ['type ../call/model.ts'], [`${call}/model.ts`]: [] },
  ],
  'links-hold-addresses': [{ [`${call}/links.ts`]: ['./store.ts'], [`${call}/store.ts`]: [] }],
  'rules-are-pure': [
    { [`${call}/rules.ts`]: ['./store.ts'], [`${call}/store.ts`]: [] },
    { [`${call}/rules/deadline.ts`]: ['node:fs'] },
    { [`${call}/rules.ts`]: [`${kit}/clock/clock.ts`], 'platform/kit/clock/clock.ts': [] },
    { [`${call}/rules.ts`]: [`${kit}/access/write.ts`], 'platform/kit/access/write.ts': [] },
    { [`${call}/rules.ts`]: ['../projects/index.ts'], [`${projects}/index.ts`]: [] },
  ],
  'model-holds-shapes': [
    { [`${call}/model.ts`]: ['./rules.ts'], [`${call}/rules.ts`]: [] },
    { [`${call}/model.ts`]: [`${kit}/database/connect.ts`], 'platform/kit/database/connect.ts': [] },
    { [`${call}/model.ts`]: ['leftpad'] },
  ],
  'store-speaks-sql': [
    { [`${call}/store.ts`]: ['./rules.ts'], [`${call}/rules.ts`]: [] },
    { [`${call}/store.ts`]: [`${kit}/mail/mail.ts`], 'platform/kit/mail/mail.ts': [] },
  ],
  'actions-know-no-markup': [
    { [`${call}/actions.ts`]: ['./pages/list.tsx'], [`${call}/pages/list.tsx`]: [] },
    { [`${call}/actions.ts`]: ['./routes.ts'], [`${call}/routes.ts`]: [] },
    { [`${call}/actions/submit.ts`]: [`../${kit}/ui/index.ts`], 'platform/kit/ui/index.ts': [] },
  ],
  'pages-fetch-nothing': [
    { [`${call}/pages/list.tsx`]: ['../store.ts'], [`${call}/store.ts`]: [] },
    { [`${call}/islands/bench.tsx`]: ['../actions.ts'], [`${call}/actions.ts`]: [] },
    { [`${call}/pages/list.tsx`]: ['../routes.ts'], [`${call}/routes.ts`]: [] },
    { [`${call}/pages/list.tsx`]: [`../${kit}/database/connect.ts`], 'platform/kit/database/connect.ts': [] },
    { [`${call}/pages/list.tsx`]: ['../../projects/index.ts'], [`${projects}/index.ts`]: [] },
  ],
  'pages-run-anywhere': [
    { [`${call}/pages/list.tsx`]: ['node:fs'] },
    { 'platform/kit/charts/bars.tsx': ['node:path'] },
  ],
  'routes-read-and-call': [{ [`${call}/routes.ts`]: ['./module.ts'], [`${call}/module.ts`]: [] }],
  'no-cycles': [
    { 'platform/kit/mail/a.ts': ['./b.ts'], 'platform/kit/mail/b.ts': ['./a.ts'] },
    {
      [`${call}/actions.ts`]: ['../projects/index.ts'],
      [`${projects}/index.ts`]: ['./actions.ts'],
      [`${projects}/actions.ts`]: ['../call/index.ts'],
      [`${call}/index.ts`]: ['./actions.ts'],
    },
  ],
  'nobody-imports-app': [
    { [`${call}/actions.ts`]: ['../../app/config.ts'], 'platform/app/config.ts': [] },
    { [`${call}/routes.test.ts`]: ['../../app/server.ts'], 'platform/app/server.ts': [] },
  ],
  'testing-stays-in-tests': [
    { 'engine/src/ledger/sum.ts': ['./testing/cases.ts'], 'engine/src/ledger/testing/cases.ts': [] },
    { 'platform/kit/mail/mail.ts': ['../database/testing.ts'], 'platform/kit/database/testing.ts': [] },
    {
      [`${call}/actions.ts`]: ['../../kit/database/testing/server.ts'],
      'platform/kit/database/testing/server.ts': [],
    },
  ],
  'every-import-resolves': [{ 'platform/kit/mail/mail.ts': ['./not-there.ts'] }],
}

/** What the law allows, in one tree. */
const allowed: Tree = {
  'engine/src/index.ts': ['./ledger/sum.ts'],
  'engine/src/ledger/sum.ts': ['../../parameters/vat.ts'],
  'engine/src/ledger/sum.test.ts': ['node:fs', './sum.ts'],
  'engine/src/ledger/testing/cases.ts': ['../../../golden/expected.ts'],
  'engine/golden/expected.ts': [],
  'engine/src/funds/allocate.ts': ['highs'],
  'engine/src/runners/node.ts': ['node:worker_threads', '../index.ts'],
  'engine/parameters/vat.ts': [],
  'platform/kit/access/permission.ts': [],
  'platform/kit/database/connect.ts': ['node:fs'],
  'platform/kit/database/testing.ts': ['./connect.ts'],
  'platform/kit/ui/index.ts': [],
  'platform/app/testing.ts': ['./main.ts'],
  'tools/report.ts': ['@versneller/engine'],
  'platform/app/main.ts': [
    '@versneller/engine',
    '../modules/call/module.ts',
    '../modules/projects/module.ts',
  ],
  [`${call}/index.ts`]: ['./actions.ts'],
  [`${call}/model.ts`]: ['zod', 'type ../../kit/database/connect.ts'],
  [`${call}/rules.ts`]: [
    './model.ts',
    '../../kit/access/permission.ts',
    'type ../../kit/database/connect.ts',
  ],
  [`${call}/store.ts`]: ['./model.ts', '../../kit/database/connect.ts'],
  [`${call}/store.test.ts`]: ['./store.ts', '../../kit/database/testing.ts', './rules.ts'],
  [`${call}/actions.ts`]: ['./rules.ts', './store.ts', './model.ts'],
  'platform/kit/http/address.ts': [],
  [`${call}/links.ts`]: ['./model.ts', '../../kit/http/address.ts', 'zod'],
  [`${call}/pages/list.tsx`]: [
    '../links.ts',
    '../model.ts',
    '../rules.ts',
    '../../../kit/ui/index.ts',
    'type ../store.ts',
  ],
  [`${call}/routes.ts`]: ['./actions.ts', './store.ts', './pages/list.tsx', './model.ts'],
  [`${call}/routes.test.ts`]: ['../../app/testing.ts'],
  [`${call}/module.ts`]: ['./routes.ts'],
  [`${projects}/actions.ts`]: ['../call/index.ts'],
  [`${projects}/module.ts`]: ['./actions.ts'],
}

const cases = Object.entries(broken).flatMap(([rule, trees]) => trees.map(tree => ({ rule, tree })))

test.each(cases.map(one => ({ ...one, breach: Object.entries(one.tree)[0]?.flat().join(' imports ') })))(
  '$rule forbids: $breach',
  async ({ rule, tree }) => {
    const { violations } = await judge(tree)
    expect([...new Set(violations.map(violation => violation.rule))]).toEqual([rule])
    expect(Object.keys(tree)).toContain(violations[0]?.from)
  },
)

test('every rule of the law is broken on purpose here', () => {
  expect(Object.keys(broken).sort()).toEqual(law.forbidden?.map(rule => rule.name).sort())
})

test('every rule says why it is there', () => {
  expect(law.forbidden?.filter(rule => !rule.comment)).toEqual([])
})

test('what the law allows passes, and every file was read', async () => {
  const { violations, modules } = await judge(allowed)
  expect(violations).toEqual([])
  expect(modules).toEqual(Object.keys(allowed).sort())
})

test('a file that was not read is a violation, since no rule was applied to it', () => {
  const seen = ['platform/a.ts']
  expect(unseenFiles(['platform/a.ts'], seen)).toEqual([])
  expect(unseenFiles(['platform/a.ts', 'platform/b.ts'], seen).map(v => [v.rule, v.from])).toEqual([
    ['law-sees-everything', 'platform/b.ts'],
  ])
})
