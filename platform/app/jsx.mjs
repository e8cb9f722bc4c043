// Teaches Node to load .tsx: Node strips types by itself, but does not know JSX. Loaded with `node --import`. Plain
// JavaScript: before the compile cache below is on, a file with types would load the compiler that strips them, 20 MB.
import { readFileSync } from 'node:fs'
import { enableCompileCache, flushCompileCache, registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'oxc-transform'
import { compileCacheFor, compiledSources } from './built.mjs'

// What was stripped and compiled once is kept beside the packages, where only who may change the code can write. A start
// then takes a third less; where it cannot be kept, everything works without.
enableCompileCache(compileCacheFor(compiledSources))
// A server that is killed would keep nothing.
setTimeout(flushCompileCache, 10_000).unref()

// The way back to the lines that were written is for who debugs; a site at work would keep it in memory for nothing.
const isWatched = process.execArgv.some(one => /^--(inspect|enable-source-maps)/.test(one))

/** @param {unknown} map @returns {string} the last line of a file that carries its own map */
const inline = map =>
  `//# sourceMappingURL=data:application/json;base64,${Buffer.from(JSON.stringify(map)).toString('base64')}`

registerHooks({
  load(url, context, nextLoad) {
    if (!url.endsWith('.tsx')) return nextLoad(url, context)
    const file = fileURLToPath(url)
    const { code, map, errors } = transformSync(file, readFileSync(file, 'utf8'), {
      sourcemap: isWatched,
      jsx: { runtime: 'automatic', importSource: 'preact' },
    })
    if (errors.length > 0)
      throw new SyntaxError(errors.map(error => error.codeframe ?? error.message).join('\n'))
    return { format: 'module', shortCircuit: true, source: map ? `${code}\n${inline(map)}` : code }
  },
})
