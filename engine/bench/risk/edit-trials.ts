/** Trials of the edit that a browser and Node both work out. */
export const EDIT_TRIALS = 2_000
