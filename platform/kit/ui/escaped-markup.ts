const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '"': '&quot;' }

/** Words as they may stand in markup, between tags or within the quotes of an attribute. */
export function escapedMarkup(words: string): string {
  return words.replace(/[&<"]/g, sign => signs[sign] ?? sign)
}
