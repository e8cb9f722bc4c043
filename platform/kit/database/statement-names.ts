/** Asked this often in this process, a statement is one of those that every connection keeps. */
const usesBeforeKept = 5
/** Statements that a connection keeps at most: each takes memory of the database, for every connection. */
const keptMax = 250
/** Statements that are counted at most; texts that differ at every use would otherwise be remembered for ever. */
const countedMax = 2000

const mayBeKept = /^\s*(select|insert|update|delete|with)\b/i
/** Its columns are fixed when it is kept: a table that gets a column would make it fail. A product is no such sign. */
const leavesColumnsOpen = /(\b(select|distinct|all|returning)|,|\bon\s*\([^)]*\))\s*\*|\.\*/i

/**
 * Gives statements that come back a name, so that the database keeps them parsed and planned on each connection. A
 * statement that leaves its columns open (`select *`) gets none.
 */
export class StatementNames {
  readonly #names = new Map<string, string>()
  readonly #uses = new Map<string, number>()

  /** The name of a statement; undefined when it is to be sent as it is. */
  nameOf(text: string): string | undefined {
    const known = this.#names.get(text)
    if (known !== undefined || this.#names.size >= keptMax) return known
    const uses = (this.#uses.get(text) ?? 0) + 1
    if (uses < usesBeforeKept || !mayBeKept.test(text) || leavesColumnsOpen.test(text)) {
      if (this.#uses.size >= countedMax) this.#uses.clear()
      this.#uses.set(text, uses)
      return undefined
    }
    this.#uses.delete(text)
    const name = `kept-${this.#names.size + 1}`
    this.#names.set(text, name)
    return name
  }
}
