import { crc32, deflateRawSync } from 'node:zlib'

/** One part of a zip. */
export interface ZipPart {
  name: string
  content: Uint8Array
  /** Written as it is: a reader finds it without inflating. */
  isStored?: boolean
}

const version = 20
/** Names are UTF-8. */
const utf8 = 0x0800
/** 1 January 1980, the earliest that a zip can say: the same contents always give the same bytes. */
const day = 0x0021

/** Writes a zip with its parts in their order. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const pieces: Uint8Array[] = []
  const index: Buffer[] = []
  let at = 0
  for (const { name, content, isStored } of parts) {
    const packed = isStored ? content : deflateRawSync(content)
    const words = Buffer.from(name)
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(version, 0)
    facts.writeUInt16LE(utf8, 2)
    facts.writeUInt16LE(isStored ? 0 : 8, 4)
    facts.writeUInt16LE(day, 8)
    facts.writeUInt32LE(crc32(content), 10)
    facts.writeUInt32LE(packed.length, 14)
    facts.writeUInt32LE(content.length, 18)
    facts.writeUInt16LE(words.length, 22)
    const head = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), facts])
    const entry = Buffer.alloc(46)
    entry.write('PK\u0001\u0002', 'latin1')
    entry.writeUInt16LE(version, 4)
    facts.copy(entry, 6)
    entry.writeUInt32LE(at, 42)
    index.push(entry, words)
    pieces.push(head, words, packed)
    at += head.length + words.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(Buffer.concat(index).length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...pieces, ...index, end])
}
