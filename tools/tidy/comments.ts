import ts from 'typescript'

/** A comment as it stands in a file. */
export interface Comment {
  text: string
  /** Counted from 1. */
  line: number
}

/** All comments of a file, in order. Found around the tokens, so that a string that looks like one is none. */
export function commentsOf(file: ts.SourceFile): Comment[] {
  const text = file.getFullText()
  const found = new Map<number, Comment>()
  const add = (ranges: readonly ts.CommentRange[] | undefined): void => {
    for (const { pos, end } of ranges ?? []) {
      found.set(pos, { text: text.slice(pos, end), line: file.getLineAndCharacterOfPosition(pos).line + 1 })
    }
  }
  const see = (node: ts.Node): void => {
    if (node.kind !== ts.SyntaxKind.JsxText) {
      add(ts.getLeadingCommentRanges(text, node.getFullStart()))
      if (!ts.isJsxElement(node) && !ts.isJsxSelfClosingElement(node))
        add(ts.getTrailingCommentRanges(text, node.getEnd()))
    }
    for (const child of node.getChildren(file)) see(child)
  }
  see(file)
  return [...found.values()].sort((a, b) => a.line - b.line)
}
