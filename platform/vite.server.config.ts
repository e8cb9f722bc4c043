import { relative } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

/**
 * What a file reads beside itself (tables, templates, the file of a thread) stays where it is: the built server finds it
 * from its own folder, `dist/<name>-server`.
 */
const ownPlaces: Plugin = {
  name: 'own-places',
  enforce: 'pre',
  transform: {
    filter: { code: /import\.meta\.(url|dirname)/ },
    handler(code, id) {
      // What the bundler adds by itself stands in no file.
      if (id.startsWith('\0')) return undefined
      const place = JSON.stringify(relative(import.meta.dirname, id.split('?')[0] ?? ''))
      const url = `new URL(${place}, sourcesFolder$)`
      return code
        .replaceAll('import.meta.url', `${url}.href`)
        .replaceAll('import.meta.dirname', `decodeURIComponent(new URL('.', ${url}).pathname.slice(0, -1))`)
    },
  },
}

/** What is no ASCII takes two bytes a character for the whole file, in memory, for as long as a site runs. */
const inAscii: Plugin = {
  name: 'in-ascii',
  generateBundle(_options, files) {
    for (const file of Object.values(files)) if (file.type === 'chunk') file.code = asciiOf(file.code)
  },
}

const asciiOf = (code: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant.
  code.replace(/[^\x00-\x7f]/g, sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** Packages that go inside, without what of them is not used: those that are modules and read no file of their own. */
const inside = [
  '@versneller/engine',
  /^(zod|kysely|preact|preact-render-to-string|intl-messageformat|@formatjs\/.*|d3-.*|internmap|markdown-it|entities)(\/|$)/,
  /^(linkify-it|mdurl|uc\.micro|punycode\.js|yaml|ical-generator|csv-parse|csv-stringify|uqr|pg-boss|cron-parser|luxon|rrule-temporal)(\/|$)/,
]

/** Functions and classes keep the names that were written, for the log. */
const named = { function: true, class: true }

/**
 * The server as one piece: a site at work then holds no thousand files with their comments and long names of variables.
 * Packages stay as they were installed.
 */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  logLevel: 'error',
  plugins: [ownPlaces, inAscii],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  ssr: { noExternal: inside },
  build: {
    ssr: 'app/main.ts',
    outDir: 'dist',
    emptyOutDir: true,
    target: 'esnext',
    rolldownOptions: {
      output: {
        minify: { compress: { keepNames: named }, mangle: { keepNames: named }, codegen: true },
        chunkFileNames: '[name]-[hash].js',
        banner: "const sourcesFolder$ = new URL('../../', import.meta.url)",
      },
    },
  },
})
