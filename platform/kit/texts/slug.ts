/** A name as part of an address: "Gemeente Súdwest-Fryslân" is "gemeente-sudwest-fryslan". */
export function slugOf(name: string): string {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return plain.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '')
}
