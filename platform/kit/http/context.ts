import type { FastifyRequest } from 'fastify'
import { type Language, languages } from '../texts/texts.ts'
import type { Context } from './route.ts'

declare module 'fastify' {
  interface FastifyRequest {
    context: Context | null
    /** Names the state of all content when the request came. */
    contentVersion: string | undefined
  }
}

/** The context that was set before the handler ran. */
export function contextOf(request: FastifyRequest): Context {
  if (!request.context) throw new Error('the request has no context yet')
  return request.context
}

/** The language that the reader chose on this device, if any. */
export function chosenLanguage(request: FastifyRequest): Language | undefined {
  return languages.find(language => language === request.cookies?.taal)
}

/** The context of a reader of whom nothing is known yet. */
export function anonymousContext(request: FastifyRequest): Context {
  const theme = request.cookies?.thema
  return {
    actor: undefined,
    sessionId: undefined,
    language: chosenLanguage(request) ?? 'nl',
    theme: theme === 'light' || theme === 'dark' ? theme : undefined,
    hasKeysOff: request.cookies?.sneltoets === 'uit',
    url: request.url,
    requestId: String(request.id),
    remoteAddress: request.ip,
    userAgent: (request.headers['user-agent'] ?? '').slice(0, 300),
  }
}
