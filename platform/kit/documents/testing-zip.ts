import { crc32, deflateRawSync } from 'node:zlib'

/** One part of a zip of a test; what is named here is written as it is, true or not. */
export interface TestPart {
  name: string
  content: Buffer
  stored?: boolean
  /** Written instead of the true size when inflated, in the index and in the part's head. */
  claimedBytes?: number
  /** Written in the head of the part instead of the name in the index. */
  nameInHead?: string
  flags?: number
  method?: number
  /** Place of the part's head as the index tells it. */
  offset?: number
}

/** Builds a zip, honest or hostile. */
export function testZip(
  parts: readonly TestPart[],
  end: { count?: number; indexOffset?: number } = {},
): Buffer {
  const pieces: Buffer[] = []
  const index: Buffer[] = []
  let at = 0
  for (const part of parts) {
    const name = Buffer.from(part.name)
    const nameInHead = Buffer.from(part.nameInHead ?? part.name)
    const packed = part.stored ? part.content : deflateRawSync(part.content)
    const facts = Buffer.alloc(22)
    facts.writeUInt16LE(part.flags ?? 0, 0)
    facts.writeUInt16LE(part.method ?? (part.stored ? 0 : 8), 2)
    facts.writeUInt32LE(crc32(part.content), 8)
    facts.writeUInt32LE(packed.length, 12)
    facts.writeUInt32LE(part.claimedBytes ?? part.content.length, 16)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(20, 4)
    facts.copy(head, 6, 0, 20)
    head.writeUInt16LE(nameInHead.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    facts.copy(entry, 8, 0, 20)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(part.offset ?? at, 42)
    pieces.push(head, nameInHead, packed)
    index.push(entry, name)
    at += head.length + nameInHead.length + packed.length
  }
  const last = Buffer.alloc(22)
  last.writeUInt32LE(0x06054b50, 0)
  last.writeUInt16LE(end.count ?? parts.length, 10)
  last.writeUInt32LE(Buffer.concat(index).length, 12)
  last.writeUInt32LE(end.indexOffset ?? at, 16)
  return Buffer.concat([...pieces, ...index, last])
}
