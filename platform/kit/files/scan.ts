import net from 'node:net'
import type { Readable } from 'node:stream'

/** What the virus scanner said: its name for what it found, or nothing. */
export interface Scan {
  found: string | undefined
}

const secondsMax = 60

/**
 * Has clamd look at the contents over its socket (command INSTREAM: pieces with their length before them, closed by
 * a length of zero).
 * @throws Error when the scanner cannot be reached, does not answer in time or answers with an error
 */
export async function scan(content: Readable, socketPath: string): Promise<Scan> {
  const socket = net.connect({ path: socketPath })
  socket.setTimeout(secondsMax * 1000, () => socket.destroy(new Error('the virus scanner does not answer')))
  const answer = answerOf(socket)
  // Awaited below; a scanner that goes away while we are writing is not a mistake that nobody hears.
  answer.catch(() => undefined)
  await put(socket, Buffer.from('zINSTREAM\0'))
  for await (const piece of content) {
    if (socket.destroyed) break
    const bytes = piece as Buffer
    if (bytes.length === 0) continue
    await put(socket, lengthOf(bytes.length))
    await put(socket, bytes)
  }
  await put(socket, lengthOf(0))
  const text = await answer
  if (text.endsWith(' OK')) return { found: undefined }
  const found = /^stream: (.+) FOUND$/.exec(text)?.[1]
  if (found) return { found }
  throw new Error(`the virus scanner answered: ${text.slice(0, 200)}`)
}

function answerOf(socket: net.Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    socket.setEncoding('utf8')
    socket.on('data', piece => {
      text += piece
    })
    socket.on('end', () => resolve(text.replace(/\0/g, '').trim()))
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('the virus scanner closed the connection')))
  })
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes)
  return length
}

function put(socket: net.Socket, bytes: Buffer): Promise<void> {
  if (socket.destroyed || socket.write(bytes)) return Promise.resolve()
  return new Promise(resolve => {
    socket.once('drain', resolve)
    socket.once('close', () => resolve())
  })
}
