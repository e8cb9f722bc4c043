import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { chromium } from '@playwright/test'
import ts from 'typescript'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildEnginePackage } from './engine-package.ts'
import { findBrowser } from './find-browser.mjs'

const repository = process.cwd()
/** Far from the repository: nothing of it may be found by looking upwards. */
const place = mkdtempSync(join(tmpdir(), 'versneller-engine-'))
const consumer = join(place, 'consumer')

function run(command: string, args: string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stdout}\n${stderr}`)
  return stdout
}
const write = (name: string, text: string) => writeFileSync(join(consumer, name), text)
const pack = (folder: string) =>
  join(
    place,
    run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', place], folder).trim(),
  )

beforeAll(() => {
  const made = join(place, 'package')
  mkdirSync(made)
  mkdirSync(consumer)
  buildEnginePackage(made)
  const packages = [pack(made), pack(join(repository, 'node_modules/highs'))]
  write('package.json', '{"name":"consumer","private":true,"type":"module"}')
  // Without the network: what is not in the two packages cannot be there.
  run('npm', ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', ...packages], consumer)
}, 300_000)
afterAll(() => rmSync(place, { recursive: true, force: true }))

const readme = readFileSync('engine/README.md', 'utf8')
const block = (before: RegExp) => before.exec(readme)?.[1] ?? ''
const example = block(/```js\n(.*?)```/s)
const printed = block(/It prints:\n\n```\n(.*?)```/s)

/** Trials on threads, and a solve: what loads a worker, the kernel and the optimiser. */
const deeper = `
import { readFileSync } from 'node:fs'
import { askedRisk, parsePool, selectPortfolio } from '@versneller/engine'
import { runRiskOnWorkers } from '@versneller/engine/node'
const risk = askedRisk(JSON.parse(readFileSync('case.json', 'utf8')), { trials: '4000', seed: '1' })
const answers = [await runRiskOnWorkers(risk.run, 2), await runRiskOnWorkers(risk.run, 1)]
console.log(answers[0].trials, answers[0].resultHash === answers[1].resultHash)
const entry = (id, score) => ({ id, receipt: 'a', score, minCriterion: 3, categories: ['a'], region: 'r' })
const pool = parsePool({ format: 'versneller-pool/1', weights: { a: 1 }, entries: [entry('x', 4), entry('y', 3.5)] })
const { ok, answer } = await selectPortfolio(pool.pool, {})
console.log(ok, answer.chosen.join())
`

describe('the engine, installed by somebody else', () => {
  it('runs the example of its README in Node, as plain JavaScript', () => {
    write('example.js', example)
    expect(run(process.execPath, ['example.js'], consumer)).toBe(printed)
  })

  it('runs trials on threads and solves, from its package alone', () => {
    write('case.json', readFileSync('platform/modules/cases/data/cases/mini-grex.json', 'utf8'))
    write('deeper.js', deeper)
    expect(run(process.execPath, ['deeper.js'], consumer)).toBe('4000 true\ntrue x,y\n')
  }, 120_000)

  it('has types for who writes TypeScript, without settings of ours', () => {
    write(
      'typed.ts',
      `import { appraise, parseCase } from '@versneller/engine'
import { runRiskOnWorkers } from '@versneller/engine/node'
const parsed = parseCase({})
export const value: number | undefined = parsed.ok ? appraise(parsed.case).area.npvEur : undefined
// @ts-expect-error an amount is no text
export const wrong: string | undefined = parsed.ok ? appraise(parsed.case).area.npvEur : undefined
export const run = runRiskOnWorkers
`,
    )
    const program = ts.createProgram([join(consumer, 'typed.ts')], {
      strict: true,
      noEmit: true,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      target: ts.ScriptTarget.ES2022,
      types: [],
      skipLibCheck: true,
    })
    expect(ts.getPreEmitDiagnostics(program).map(({ messageText }) => messageText)).toEqual([])
  }, 120_000)

  it('runs the same example in a browser, bundled', async () => {
    write('page.js', `${example}\ndocument.title = 'done'\n`)
    write('index.html', '<!doctype html><script type="module" src="./page.js"></script>')
    await build({ root: consumer, logLevel: 'error', build: { outDir: 'site', target: 'esnext' } })
    expect(await saidInBrowser(join(consumer, 'site'))).toEqual(printed.trim().split('\n'))
  }, 180_000)
})

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
}

/** What the page of a folder says in the console of a browser, until it is done. */
async function saidInBrowser(folder: string): Promise<string[]> {
  const server = createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : (request.url ?? '')
    try {
      const content = readFileSync(join(folder, path))
      response.writeHead(200, { 'content-type': types[extname(path)] ?? 'text/plain' }).end(content)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const executablePath = await findBrowser()
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    chromiumSandbox: process.getuid?.() !== 0,
  })
  try {
    const page = await browser.newPage()
    const said: string[] = []
    page.on('console', message => said.push(message.text()))
    page.on('pageerror', error => said.push(String(error)))
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    await page.waitForFunction('document.title === "done"')
    return said.filter(line => !line.includes('404'))
  } finally {
    await browser.close()
    server.close()
  }
}
