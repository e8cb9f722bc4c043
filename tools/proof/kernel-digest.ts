/**
 * SHA-256 of the bits of 20,000 mirrored trials of the benchmark of the risk kernel: seven columns, little-endian. The
 * same on every processor, in Node and in browsers; it changes only with the kernel or the benchmark's model.
 */
export const kernelDigest = '3852eb9e80a47116a193ec91e583978182e9112772e464fa914a81660c225b08'
