/** What the kernel exports; addresses and sizes are in bytes. */
export interface KernelExports {
  memory: { readonly buffer: ArrayBuffer; grow(pages: number): number }
  freeFrom(): number
  run(
    plan: number,
    scratch: number,
    firstPair: number,
    blocks: number,
    out: number,
    strideBytes: number,
    cache: number,
    keeps: number,
  ): void
  rerun(
    plan: number,
    scratch: number,
    firstPair: number,
    blocks: number,
    out: number,
    strideBytes: number,
    cache: number,
    batch: number,
    scratchBytes: number,
  ): void
  percentiles(
    values: number,
    count: number,
    ranks: number,
    wanted: number,
    room: number,
    answers: number,
  ): void
}

/** The part of WebAssembly that is used; the engine knows no host, so it has no types of one. */
interface Host {
  WebAssembly?: {
    validate(bytes: Uint8Array): boolean
    Module: new (bytes: Uint8Array) => object
    Instance: new (module: object) => { readonly exports: unknown }
  }
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** The bytes of a text in base64. */
export function bytesOfBase64(text: string): Uint8Array {
  const value = new Uint8Array(128)
  for (let place = 0; place < 64; place += 1) value[digits.charCodeAt(place)] = place
  const length = text.replace(/=+$/, '').length
  const bytes = new Uint8Array(Math.floor((length * 3) / 4))
  let at = 0
  for (let place = 0; place < length; place += 4) {
    const four = [0, 1, 2, 3].map(step => value[text.charCodeAt(place + step)] ?? 0)
    const [a = 0, b = 0, c = 0, d = 0] = four
    const word = (a << 18) | (b << 12) | (c << 6) | d
    for (const shift of [16, 8, 0]) if (at < bytes.length) bytes[at++] = word >>> shift
  }
  return bytes
}

/** Compiles the kernel; `undefined` where WebAssembly or its vectors are missing. */
export function compileKernel(bytes: Uint8Array): object | undefined {
  const host = (globalThis as Host).WebAssembly
  return host?.validate(bytes) ? new host.Module(bytes) : undefined
}

/** A kernel with a memory of its own. */
export function instantiateKernel(module: object): KernelExports {
  const host = (globalThis as Host).WebAssembly
  if (!host) throw new Error('a module without WebAssembly')
  return new host.Instance(module).exports as KernelExports
}
