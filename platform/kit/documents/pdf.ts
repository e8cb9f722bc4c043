import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { drawableBy } from './drawable-text.ts'

/** The family of the fonts in `fonts/`: all that a document may use, so that it looks the same everywhere. */
export const pdfFont = 'Source Sans Pro'

/** What a document is made of. */
export interface PdfSource {
  /** Typst source; it reads its data with `#let data = json(bytes(sys.inputs.data))`. */
  typst: string
  /** Plain JSON: nothing in it is ever read as Typst source. A character that the fonts cannot draw becomes "?". */
  data: unknown
  /** Pictures by their path in the source: { "chart.svg": … }. */
  files?: Readonly<Record<string, Buffer>> | undefined
  /** For people who read with other senses (tagged, the default) or for archives; never both at once. */
  standard?: 'ua-1' | 'a-2a' | undefined
  /** Written into the document as its time of making. */
  madeAt: Temporal.Instant
}

/** A source that Typst does not take: a mistake of ours, such as a picture without an alternative text. */
export class PdfNotMade extends Error {
  override name = 'PdfNotMade'
}

const fontFolder = fileURLToPath(new URL('fonts/', import.meta.url))
let compiler: NodeCompiler | undefined

/** The library is 50 MB of machine code: most processes never make a document, so it is loaded for the first one. */
function newCompiler(): NodeCompiler {
  const typstLibrary = createRequire(import.meta.url)('@myriaddreamin/typst-ts-node-compiler') as {
    NodeCompiler: typeof NodeCompiler
  }
  const fonts = [{ fontPaths: [fontFolder] }]
  return typstLibrary.NodeCompiler.create({ workspace: fontFolder, fontArgs: fonts })
}

let drawable: ((text: string) => string) | undefined
/** Results of so many compilations are kept to be used again. */
const keptCompilations = 10

/**
 * Makes a PDF: tagged, with its language, headings and alternative texts, in the fonts of the repository. Takes
 * milliseconds, on the thread of the caller.
 * @throws PdfNotMade when the source is wrong or not accessible
 */
export function renderPdf({ typst, data, files = {}, standard = 'ua-1', madeAt }: PdfSource): Buffer {
  // The workspace holds fonts and nothing else: a source can read no file but those given.
  drawable ??= drawableBy(
    readdirSync(fontFolder)
      .filter(name => name.endsWith('.ttf'))
      .map(name => fontFolder + name),
  )
  const clean = drawable
  compiler ??= newCompiler()
  for (const [path, content] of Object.entries(files)) compiler.mapShadow(`${fontFolder}${path}`, content)
  try {
    const compiled = compiler.compile({
      mainFileContent: typst,
      inputs: {
        data: JSON.stringify(data, (_, value) => (typeof value === 'string' ? clean(value) : value)),
      },
    })
    const document = compiled.result
    if (!document) throw new PdfNotMade(reasonOf(compiler, compiled.takeDiagnostics()))
    const creationTimestamp = Math.floor(madeAt.epochMilliseconds / 1000)
    return compiler.pdf(document, { pdfStandard: standard, creationTimestamp })
  } catch (error) {
    if (error instanceof PdfNotMade) throw error
    throw new PdfNotMade(error instanceof Error ? error.message : String(error))
  } finally {
    compiler.resetShadow()
    compiler.evictCache(keptCompilations)
  }
}

function reasonOf(at: NodeCompiler, error: Parameters<NodeCompiler['fetchDiagnostics']>[0] | null): string {
  if (!error) return 'the source could not be compiled'
  const found = at.fetchDiagnostics(error) as { message?: string }[]
  return found.map(one => one.message ?? '').join('; ')
}
