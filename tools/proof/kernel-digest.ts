/**
 * SHA-256 of the bits of 20,000 mirrored trials of the benchmark of the risk kernel: seven columns, little-endian. The
 * same on every processor, in Node and in browsers; it changes only with the kernel or the benchmark's model.
 */
export const kernelDigest = '164f6992b982e34767bd5816a38690b290742ead49803f56f79e1881caaae42f'
