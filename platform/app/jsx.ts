// Teaches Node to load .tsx: Node strips types by itself, but does not know JSX. Loaded with `node --import`.
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'oxc-transform'

registerHooks({
  load(url, context, nextLoad) {
    if (!url.endsWith('.tsx')) return nextLoad(url, context)
    const file = fileURLToPath(url)
    const { code, map, errors } = transformSync(file, readFileSync(file, 'utf8'), {
      sourcemap: true,
      jsx: { runtime: 'automatic', importSource: 'preact' },
    })
    if (errors.length > 0)
      throw new SyntaxError(errors.map(error => error.codeframe ?? error.message).join('\n'))
    const inlineMap = Buffer.from(JSON.stringify(map)).toString('base64')
    const source = `${code}\n//# sourceMappingURL=data:application/json;base64,${inlineMap}`
    return { format: 'module', shortCircuit: true, source }
  },
})
