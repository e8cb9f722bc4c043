import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { NotFound } from '../../../kit/access/refusal.ts'
import { apiScopes } from '../../../kit/api/scopes.ts'
import { href } from '../../../kit/http/address.ts'
import { sentence } from '../../../kit/http/input.ts'
import { done } from '../../../kit/http/problem.ts'
import type { Context } from '../../../kit/http/route.ts'
import { route } from '../../../kit/module/module.ts'
import type { Services } from '../../../kit/module/services.ts'
import { asksPasswordAgain } from '../actions/elevation.ts'
import { makeToken, revokeOwnToken } from '../actions/tokens.ts'
import { links } from '../links.ts'
import { idShape, passwordAgainShape } from '../model.ts'
import { say } from '../pages/say.ts'
import { type TokensData, TokensPage } from '../pages/tokens.tsx'
import { manageOwnAccount } from '../rules/rights.ts'
import { tokenTerms } from '../rules/token-term.ts'
import { secondFactorSince } from '../store/second-factors.ts'
import { tokensOf } from '../store/tokens.ts'
import { ownerIn } from './owner.ts'

async function tokensData(
  services: Services,
  context: Context,
  just: { made?: string; isRevoked?: boolean },
): Promise<TokensData> {
  const { personId } = ownerIn(context)
  const now = services.clock.now()
  const tokens = await tokensOf(services.db, personId)
  return {
    tokens: tokens.map(({ madeAt, expiresAt, lastUsedAt, ...token }) => ({
      ...token,
      madeAt: madeAt.toString(),
      expiresAt: expiresAt.toString(),
      isExpired: Temporal.Instant.compare(expiresAt, now) <= 0,
      lastUsedAt: lastUsedAt?.toString(),
    })),
    scopes: apiScopes(),
    terms: tokenTerms,
    // Another one for every form: sent twice it makes one token.
    formId: randomUUID(),
    asksPassword: await asksPasswordAgain(services, context),
    asksCode: (await secondFactorSince(services.db, personId)) !== undefined,
    made: just.made,
    isRevoked: just.isRevoked ?? false,
  }
}

const chosen = z
  .union([z.string().transform(one => [one]), z.array(z.string())])
  .optional()
  .transform(values => values ?? [])
  .pipe(
    z
      .array(z.string().refine(name => apiScopes().some(scope => scope.name === name)))
      .min(
        1,
        sentence(
          'KEUZE_ONTBREEKT',
          'Kies minstens een van de mogelijkheden.',
          'Choose at least one of the options.',
        ),
      ),
  )

const tokens = route.form({
  address: links.tokens,
  permission: manageOwnAccount,
  frame: 'work',
  title: (_, { language }) => say(language)('tokensTitle'),
  crumbs: (_, { language }) => [
    { label: say(language)('accountTitle'), href: href(links.account) },
    { label: say(language)('tokensTitle') },
  ],
  load: ({ services, context, query }) =>
    tokensData(services, context, { isRevoked: query.gelukt !== undefined }),
  initial: () => ({ days: '90' }),
  view: TokensPage,
  body: z.object({
    id: idShape,
    name: z.string().trim().min(1).max(80),
    scopes: chosen,
    days: z.coerce.number().pipe(z.literal(tokenTerms)),
    current: passwordAgainShape,
    code: z.string().trim().max(60).optional(),
  }),
  act: async ({ services, context, body: { current, ...wanted } }) => {
    const asking = { ...context, actor: ownerIn(context) }
    const outcome = await makeToken(services, asking, { ...wanted, password: current, code: wanted.code })
    return outcome.ok
      ? done({ shows: await tokensData(services, context, { made: outcome.value }) })
      : outcome
  },
})

const revoke = route.action({
  address: links.revokeToken,
  permission: manageOwnAccount,
  body: z.object({ token: z.string() }),
  act: async ({ services, context, body }) => {
    if (!idShape.safeParse(body.token).success) throw new NotFound()
    await revokeOwnToken(services, ownerIn(context), body.token)
    return done({ goTo: href(links.tokens, {}, { gelukt: 'ingetrokken' }) })
  },
})

/** Tokens of the person, for programs that ask the API. */
export const tokenRoutes = [tokens, revoke]
