/** A sentence for the person at the terminal; standard output stays free for answers. */
export const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`)
