/** What is asked here of a place in the syntax tree of Babel. */
interface SyntaxPath {
  readonly node: { readonly type: string; readonly value?: unknown }
  readonly key: string | number | null
  readonly parent?: { readonly type: string; readonly computed?: boolean }
}

interface Mutator {
  readonly name: string
  mutate(path: SyntaxPath): Iterable<object>
}

/** A number in a formula becomes another one: Stryker changes operators and words, no figures. */
const numberMutator: Mutator = {
  name: 'NumberLiteral',
  *mutate({ node, key, parent }) {
    if (node.type !== 'NumericLiteral' || typeof node.value !== 'number') return
    if (key === 'key' && parent?.computed !== true) return
    yield { type: 'NumericLiteral', value: node.value + 1 }
  },
}

/** Adds the change of numbers to those that Stryker makes; must be called before it runs. */
export async function addNumberMutator(): Promise<void> {
  const place = new URL('mutators/mutate.js', import.meta.resolve('@stryker-mutator/instrumenter'))
  const { allMutators } = (await import(place.href)) as { allMutators: Mutator[] }
  if (!allMutators.includes(numberMutator)) allMutators.push(numberMutator)
}
