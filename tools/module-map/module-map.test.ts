import { expect, test } from 'vitest'
import { moduleMap, withMap } from './module-map.ts'

const call = 'platform/modules/call'
const parties = 'platform/modules/parties'

test('the map shows every module, and one arrow for all imports between two', () => {
  const files = [
    `${call}/actions.ts`,
    `${parties}/index.ts`,
    'platform/kit/mail/mail.ts',
    'platform/app/main.ts',
  ]
  const imports = [
    { from: `${call}/actions.ts`, to: `${parties}/index.ts` },
    { from: `${call}/model.ts`, to: `${parties}/index.ts` },
    { from: `${call}/actions.ts`, to: `${call}/rules.ts` },
    { from: `${call}/rules.ts`, to: 'engine/src/index.ts' },
    { from: `${call}/actions.ts`, to: 'platform/kit/mail/mail.ts' },
    { from: `${parties}/a.test.ts`, to: `${call}/index.ts` },
    { from: 'platform/app/main.ts', to: `${call}/module.ts` },
  ]
  expect(moduleMap(files, imports)).toBe(
    '```mermaid\nflowchart LR\n  call\n  engine\n  parties\n  call --> engine\n  call --> parties\n```',
  )
})

const page = (map: string) =>
  `# A\n<!-- module map: written by tools/module-map.ts -->\n${map}\n<!-- end of module map -->\nB\n`

test('the map replaces what stood between the marks, and nothing else', () => {
  expect(withMap(page('old\nmap'), 'new')).toBe(page('new'))
})

test('a page without marks is refused', () => {
  expect(() => withMap('# A', 'new')).toThrow('the page has no place for the module map')
})
