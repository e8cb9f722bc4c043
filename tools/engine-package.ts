// `node tools/engine-package.ts FOLDER`: makes the package of the engine as others install it, ready for `npm pack`.
// Node strips no types in node_modules, so the package holds JavaScript with declarations beside it.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const repository = fileURLToPath(new URL('..', import.meta.url))
const engine = join(repository, 'engine')

interface EnginePackage {
  exports: Record<string, string>
  [key: string]: unknown
}

/** "./src/index.ts" as it is built: the script and its declarations. */
const builtDoor = (door: string) => {
  const path = door.replace(/^\.\//, './dist/').replace(/\.ts$/, '')
  return { types: `${path}.d.ts`, default: `${path}.js` }
}

/** What names a file of the engine names its script: in imports, and where a worker is started. */
const withScripts = (text: string): string =>
  text
    .replace(/((?:from|import) ?\(?)(['"])(\.{1,2}\/[^'"]+)\.ts\2/g, '$1$2$3.js$2')
    .replace(
      /new URL\((['"])(\.{1,2}\/[^'"]+)\.ts\1, import\.meta\.url\)/g,
      'new URL($1$2.js$1, import.meta.url)',
    )

/** Writes the package in a folder: scripts, declarations, README and licence. @throws when the engine does not compile */
export function buildEnginePackage(folder: string): void {
  const described = JSON.parse(readFileSync(join(engine, 'package.json'), 'utf8')) as EnginePackage
  const program = ts.createProgram({
    // A worker is a file of its own that nobody imports.
    rootNames: [...Object.values(described.exports).map(door => join(engine, door)), ...workersOf(engine)],
    options: {
      ...compilerOptions(),
      rootDir: engine,
      outDir: join(folder, 'dist'),
      noEmit: false,
      declaration: true,
      noEmitOnError: true,
      rewriteRelativeImportExtensions: true,
    },
  })
  const { diagnostics } = program.emit(undefined, (path, text) => {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, withScripts(text))
  })
  const wrong = [...ts.getPreEmitDiagnostics(program), ...diagnostics]
  if (wrong.length > 0) throw new Error(ts.formatDiagnostics(wrong, formatHost))
  const exports = Object.fromEntries(
    Object.entries(described.exports).map(([name, door]) => [name, builtDoor(door)]),
  )
  const files = ['dist', 'README.md', 'LICENSE']
  writeFileSync(
    join(folder, 'package.json'),
    `${JSON.stringify({ ...described, exports, files }, undefined, 2)}\n`,
  )
  cpSync(join(engine, 'README.md'), join(folder, 'README.md'))
  cpSync(join(repository, 'LICENSE'), join(folder, 'LICENSE'))
}

const formatHost: ts.FormatDiagnosticsHost = {
  getCurrentDirectory: () => repository,
  getCanonicalFileName: path => relative(repository, path),
  getNewLine: () => '\n',
}

/** The settings of the engine, with the names of both hosts: its runners know Node and the browser. */
function compilerOptions(): ts.CompilerOptions {
  const read = ts.readConfigFile(join(repository, 'tsconfig.base.json'), ts.sys.readFile)
  const { options } = ts.convertCompilerOptionsFromJson(
    {
      ...(read.config as { compilerOptions: object }).compilerOptions,
      lib: ['es2024', 'esnext', 'dom', 'dom.iterable', 'webworker'],
      types: ['node'],
    },
    repository,
  )
  return options
}

/** The files that run in a worker: those that a runner starts by their address. */
function workersOf(root: string): string[] {
  const runners = join(root, 'src/runners')
  return ts.sys.readDirectory(runners, ['.ts'], ['**/*.test.ts']).flatMap(path => {
    const started = readFileSync(path, 'utf8').matchAll(/new URL\('\.\/([\w-]+\.ts)', import\.meta\.url\)/g)
    return [...started].map(([, name = '']) => join(runners, name))
  })
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [, , folder] = process.argv
  if (!folder) throw new Error('say in which folder')
  buildEnginePackage(resolve(folder))
}
