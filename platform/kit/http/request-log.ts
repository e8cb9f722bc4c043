import type { FastifyRequest } from 'fastify'

/** Settings of the log: how much, and where to. */
export interface LogOptions {
  level: string
  stream?: { write(line: string): void }
}

/**
 * What of a request and of a mistake may stand in the log. A path may hold the secret of a mailed link, a query
 * names, and an error of the database the values that it refused: so the declared path is written, and of an error
 * its kind, code and place.
 */
export function requestLog({ level, stream }: LogOptions) {
  return {
    level,
    ...(stream ? { stream } : {}),
    serializers: {
      req: (request: FastifyRequest) => ({
        method: request.method,
        path: request.routeOptions?.url ?? firstStepOf(request.url),
        id: request.id,
      }),
      err: errorLine,
    },
  }
}

function firstStepOf(url: string): string {
  return `/${url.split(/[/?#]/)[1]?.slice(0, 40) ?? ''}/…`
}

type LoggedError = { type: string; message: string; stack: string } & Record<string, string>

/** An error without the values that it may quote. */
function errorLine(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an Error was thrown', stack: '' }
  const { code, constraint, table, severity } = error as Error & Record<string, unknown>
  const isOfDatabase = severity !== undefined
  const stack = error.stack ?? ''
  const line = {
    type: error.name,
    message: isOfDatabase ? `the database refused: ${String(code)}` : error.message,
    stack: isOfDatabase ? stack.slice(Math.max(0, stack.indexOf('\n    at '))) : stack,
  }
  return Object.assign(line, textsOf({ code, constraint, table }))
}

function textsOf(values: Record<string, unknown>): Record<string, string> {
  const texts = Object.entries(values).filter(([, value]) => typeof value === 'string')
  return Object.fromEntries(texts) as Record<string, string>
}
