/** An import between two files, paths relative to the repository. */
export interface Import {
  from: string
  to: string
}

const begin = '<!-- module map: written by tools/module-map.ts -->'
const end = '<!-- end of module map -->'

/** The module a file belongs to, or the engine; nothing for the kit and the app, which every module touches. */
function boxOf(path: string): string | undefined {
  const module = /^platform\/modules\/([^/]+)\//.exec(path)?.[1]
  if (module) return module
  return /(^|\/)engine\//.test(path) ? 'engine' : undefined
}

/**
 * The modules and who uses whom, as a Mermaid flowchart. An arrow points at what is used. Tests are left out: they may
 * reach further than the module itself.
 */
export function moduleMap(files: readonly string[], imports: readonly Import[]): string {
  const modules = files.map(boxOf).filter(box => box !== undefined && box !== 'engine')
  const boxes = [...new Set(['engine', ...modules])].sort()
  const arrows = imports
    .filter(({ from }) => from.startsWith('platform/modules/') && !from.includes('.test.'))
    .map(({ from, to }) => [boxOf(from), boxOf(to)] as const)
    .filter(([from, to]) => from && to && from !== to)
    .map(([from, to]) => `  ${from} --> ${to}`)
  const lines = ['flowchart LR', ...boxes.map(box => `  ${box}`), ...[...new Set(arrows)].sort()]
  return `\`\`\`mermaid\n${lines.join('\n')}\n\`\`\``
}

/**
 * The page with the map between its marks replaced.
 * @throws Error when the page has no marks.
 */
export function withMap(page: string, map: string): string {
  const from = page.indexOf(begin)
  const to = page.indexOf(end)
  if (from < 0 || to < from) throw new Error('the page has no place for the module map')
  return `${page.slice(0, from + begin.length)}\n${map}\n${page.slice(to)}`
}
