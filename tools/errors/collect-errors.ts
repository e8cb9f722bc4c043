import ts from 'typescript'
import { productPaths, type Tree, visit } from '../tidy/tree.ts'

/** An error code with its sentence in both languages, as declared in a part of the code. */
export interface ErrorText {
  /** The folder that declares it. */
  part: string
  code: string
  nl: string
  en: string
}

const capitals = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/

/** What a name stands for: the constant of that name in the blocks around it. */
function constantOf(name: ts.Identifier): ts.Expression | undefined {
  for (let around: ts.Node = name.parent; around; around = around.parent) {
    if (!ts.isBlock(around) && !ts.isSourceFile(around)) continue
    for (const statement of around.statements.filter(ts.isVariableStatement)) {
      const found = statement.declarationList.declarations.find(one => one.name.getText() === name.text)
      if (found) return found.initializer
    }
  }
  return undefined
}

/** A sentence as written, with what is filled in between braces; nothing when the node is not a sentence. */
function sentenceOf(node: ts.Expression | undefined): string | undefined {
  if (!node) return undefined
  if (ts.isIdentifier(node)) return sentenceOf(constantOf(node))
  if (ts.isStringLiteralLike(node)) return node.text
  if (!ts.isTemplateExpression(node)) return undefined
  const rest = node.templateSpans.map(span => {
    const last = /(\w+)\W*$/.exec(span.expression.getText())?.[1] ?? 'value'
    return `{${last}}${span.literal.text}`
  })
  return [node.head.text, ...rest].join('')
}

function member(object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  for (const property of object.properties) {
    if (property.name?.getText() !== name) continue
    if (ts.isPropertyAssignment(property)) return property.initializer
    if (ts.isShorthandPropertyAssignment(property)) return property.name
  }
  return undefined
}

/** The object that an expression is, or that a short function gives. */
function objectOf(node: ts.Expression | undefined): ts.ObjectLiteralExpression | undefined {
  if (!node) return undefined
  if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) return objectOf(node.body)
  if (ts.isParenthesizedExpression(node)) return objectOf(node.expression)
  return ts.isObjectLiteralExpression(node) ? node : undefined
}

type Sentences = Omit<ErrorText, 'part'>

function bilingual(code: string, node: ts.Expression | undefined): Sentences | undefined {
  const object = objectOf(node)
  const nl = object && sentenceOf(member(object, 'nl'))
  const en = object && sentenceOf(member(object, 'en'))
  return nl && en ? { code, nl, en } : undefined
}

/** `TE_LAAT: { nl, en }` in a table of sentences. */
function fromProperty(node: ts.Node): Sentences | undefined {
  if (!ts.isPropertyAssignment(node)) return undefined
  const key = ts.isStringLiteral(node.name) ? node.name.text : node.name.getText()
  return capitals.test(key) ? bilingual(key, node.initializer) : undefined
}

/** `{ code: 'TE_LAAT', message: { nl, en } }` or `{ code: 'TE_LAAT', nl, en }`. */
function fromObject(node: ts.Node): Sentences | undefined {
  if (!ts.isObjectLiteralExpression(node)) return undefined
  const code = sentenceOf(member(node, 'code'))
  if (!code || !capitals.test(code)) return undefined
  return bilingual(code, member(node, 'message')) ?? bilingual(code, node)
}

/** `refuse(…, 'TE_LAAT', nl, en)` or `refuse(…, 'TE_LAAT', { nl, en })`. */
function fromCall(node: ts.Node): Sentences | undefined {
  if (!ts.isCallExpression(node)) return undefined
  const at = node.arguments.findIndex(
    argument => ts.isStringLiteral(argument) && capitals.test(argument.text),
  )
  const code = sentenceOf(node.arguments[at])
  if (at < 0 || !code) return undefined
  const nl = sentenceOf(node.arguments[at + 1])
  const en = sentenceOf(node.arguments[at + 2])
  // Letters that follow each other, as in `hasRole(actor, 'D', 'T', 'S')`, say nothing.
  if (nl && en && !capitals.test(nl)) return { code, nl, en }
  return bilingual(code, node.arguments[at + 1])
}

/** The part of the repository that a file belongs to: a module, a part of the kit, the app, a part of the engine. */
function partOf(path: string): string {
  const depth = path.startsWith('platform/app/') ? 2 : 3
  return path.split('/').slice(0, depth).join('/')
}

function fromCode(tree: Tree): ErrorText[] {
  const found: ErrorText[] = []
  for (const path of productPaths(tree)) {
    visit(tree.parse(path), node => {
      const text = fromProperty(node) ?? fromObject(node) ?? fromCall(node)
      if (text) found.push({ part: partOf(path), ...text })
    })
  }
  return found
}

/** Codes that are keys of a catalogue of texts. */
function fromCatalogues(tree: Tree): ErrorText[] {
  const files = tree.paths.filter(path => /^platform\/.*\/texts\.nl\.json$/.test(path))
  return files.flatMap(path => {
    const nl: Record<string, string> = JSON.parse(tree.read(path))
    const en: Record<string, string> = JSON.parse(tree.read(path.replace(/nl\.json$/, 'en.json')) || '{}')
    const codes = Object.keys(nl).filter(key => capitals.test(key) && en[key])
    return codes.map(code => ({ part: partOf(path), code, nl: nl[code] ?? '', en: en[code] ?? '' }))
  })
}

/** All error codes with their sentences, by part and code; per part the first sentence of a code stands for it. */
export function collectErrors(tree: Tree): ErrorText[] {
  const first = new Map<string, ErrorText>()
  for (const text of [...fromCode(tree), ...fromCatalogues(tree)]) {
    const key = `${text.part} ${text.code}`
    if (!first.has(key)) first.set(key, text)
  }
  return [...first.values()].sort((a, b) => `${a.part} ${a.code}`.localeCompare(`${b.part} ${b.code}`, 'en'))
}

const intro = `# Error codes

Every refusal has a code in Dutch capitals, a place (a field of the form, a JSON pointer into the document) and a
sentence that says what to do. The codes are a closed list: \`npm run tidy\` fails on a code that does not stand here in
both languages. This page is written by \`tools/error-pages.ts\` from the sentences in the code; words between braces are
filled in.

What a person cannot mend has no code: an address that is not there (404) or may not be seen (403) has one fixed page
each, and a fault of ours (500) is logged under the id of the request, which the page shows.
`

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

/** The page docs/errors.md. */
export function errorPage(texts: readonly ErrorText[]): string {
  const parts = [...new Set(texts.map(text => text.part))]
  const sections = parts.map(part => {
    const rows = texts.filter(text => text.part === part)
    const lines = rows.map(({ code, nl, en }) => `| \`${code}\` | ${cell(nl)} | ${cell(en)} |`)
    return `\n## ${part}\n\n| Code | Nederlands | English |\n|---|---|---|\n${lines.join('\n')}\n`
  })
  return intro + sections.join('')
}
