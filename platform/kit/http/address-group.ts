import { isIPv6 } from 'node:net'

/**
 * What counts as one address for limits: an IPv4 address, or the /64 network of an IPv6 one, since its owner has all
 * addresses in it at will. An IPv4 address in IPv6 clothing is the IPv4 address.
 */
export function addressGroupOf(address: string): string {
  const plain = address.split('%')[0] ?? ''
  const dressed = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1]
  if (dressed) return dressed
  if (!isIPv6(plain)) return plain
  // The URL parser writes every spelling of an address in the same, compressed way.
  const compressed = new URL(`http://[${plain}]`).hostname.slice(1, -1)
  const [before = '', after] = compressed.split('::')
  const head = before ? before.split(':') : []
  const tail = after ? after.split(':') : []
  const gap = after === undefined ? 0 : 8 - head.length - tail.length
  const groups = [...head, ...Array<string>(gap).fill('0'), ...tail]
  return `${groups.slice(0, 4).join(':')}::/64`
}
