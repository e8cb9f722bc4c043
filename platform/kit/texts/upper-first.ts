/** A term as the beginning of a label or a sentence: its first letter becomes a capital. */
export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
