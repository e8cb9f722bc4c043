/** A variant of a case: its parent's changes first, then its own; set before remove. */
import type { Case } from './shape.ts'

function keyIn(holder: unknown, step: string): string | number {
  if (!Array.isArray(holder)) return step
  if (!step.startsWith('@')) return Number(step)
  const place = holder.findIndex((item: { id?: string }) => item.id === step.slice(1))
  return place < 0 ? holder.length : place
}

function locate(
  root: unknown,
  path: string,
): { holder: Record<string | number, unknown>; key: string | number } {
  const steps = path
    .split('/')
    .slice(1)
    .map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  let holder = root as Record<string | number, unknown>
  for (const step of steps.slice(0, -1)) {
    holder = holder[keyIn(holder, step)] as Record<string | number, unknown>
  }
  return { holder, key: keyIn(holder, steps.at(-1)!) }
}

/** A copy of the case with one variant worked in. */
export function variantOf(file: Case, id: string): Case {
  const variant = file.variants!.find(one => one.id === id)!
  const changed =
    variant.parent === undefined
      ? (JSON.parse(JSON.stringify(file)) as Case)
      : variantOf(file, variant.parent)
  for (const { path, value } of variant.set ?? []) {
    const { holder, key } = locate(changed, path)
    holder[key] = JSON.parse(JSON.stringify(value))
  }
  for (const path of variant.remove ?? []) {
    const { holder, key } = locate(changed, path)
    if (Array.isArray(holder)) holder.splice(key as number, 1)
    else delete holder[key]
  }
  return changed
}
