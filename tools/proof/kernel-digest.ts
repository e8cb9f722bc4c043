/**
 * SHA-256 of the bits of 20,000 mirrored trials of the benchmark of the risk kernel: seven columns, little-endian. The
 * same on every processor, in Node and in browsers; it changes only with the kernel or the benchmark's model.
 */
export const kernelDigest = '6a48be8d034b2688be99bac962dd8b485cfd45865ce826f3883308d5c1d07dec'
