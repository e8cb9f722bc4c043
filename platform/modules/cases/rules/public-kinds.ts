const publicKinds = new Set(['gemeente', 'provincie', 'rijk', 'waterschap'])

/** Whether a party of this kind is a public body. */
export const isPublicKind = (kind: string | undefined): boolean => kind !== undefined && publicKinds.has(kind)
