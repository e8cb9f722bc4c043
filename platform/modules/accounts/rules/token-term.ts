/** How long a token may work, in days: a token that is forgotten ends by itself. */
export const tokenTerms = [30, 90, 180, 365] as const

/** So many tokens of one person may work at a time. */
export const tokensMax = 20
