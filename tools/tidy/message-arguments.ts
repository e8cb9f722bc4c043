/**
 * Names of the arguments of an ICU message, each with its kind ("count plural"), sorted. Text in the branches of a
 * plural or select is a message too. `'{'` is a quoted brace, as ICU has it.
 * @throws Error when the braces do not match.
 */
export function messageArguments(message: string): string[] {
  const found = new Set<string>()
  const end = readMessage(message.replace(/'[{}][^']*'/g, ''), 0, found)
  if (end !== undefined) throw new Error('a closing brace too many')
  return [...found].sort()
}

/** Reads text up to the brace that closes it; gives the place after that brace, or nothing at the end of the text. */
function readMessage(text: string, start: number, found: Set<string>): number | undefined {
  let at = start
  while (at < text.length) {
    if (text[at] === '}') return at + 1
    at = text[at] === '{' ? readArgument(text, at + 1, found) : at + 1
  }
  if (start > 0) throw new Error('a closing brace is missing')
  return undefined
}

/** Reads one argument, after its opening brace; gives the place after its closing brace. */
function readArgument(text: string, start: number, found: Set<string>): number {
  const head = /^\s*([\w.]+)\s*(?:,\s*(\w+)\s*)?/.exec(text.slice(start))
  if (!head) throw new Error('an argument has no name')
  const [all, name, kind] = head
  found.add(kind ? `${name} ${kind}` : `${name}`)
  let at = start + all.length
  while (at < text.length && text[at] !== '}') {
    at = text[at] === '{' ? (readMessage(text, at + 1, found) ?? text.length) : at + 1
  }
  if (at >= text.length) throw new Error('a closing brace is missing')
  return at + 1
}
