/** For a start that fails half way: lets go of what it opened, and fails as it did. */
export const lettingGo =
  (letGo: () => Promise<void>) =>
  async (error: unknown): Promise<never> => {
    await letGo()
    throw error
  }
