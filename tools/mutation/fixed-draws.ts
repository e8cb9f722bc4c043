import fc from 'fast-check'

// The same draws for every mutant, else luck decides which of them lives; few, for what is drawn often tells the same,
// and the first that fails is enough.
fc.configureGlobal({ seed: 20_261_127, numRuns: 25, endOnFailure: true })
