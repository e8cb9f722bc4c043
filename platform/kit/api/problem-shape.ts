import { z } from 'zod'
import { about, named } from './operation.ts'

const bothLanguages = z.object({ nl: z.string(), en: z.string() })

/** What every refusal looks like (RFC 9457), with all mistakes of a request together. */
export const problemShape = named(
  'Probleem',
  z.object({
    status: about(z.int(), 'De statuscode van HTTP.', 'The status code of HTTP.'),
    title: about(z.string(), 'Wat de status betekent.', 'What the status means, in Dutch.'),
    detail: about(z.string(), 'Wat er te doen is.', 'What there is to do, in Dutch.'),
    requestId: about(
      z.string(),
      'Kenmerk van de vraag, voor wie er iets over wil vragen.',
      'Reference of the request, for who wants to ask about it.',
    ),
    errors: about(
      z
        .array(
          z.object({
            code: about(z.string(), 'Een code die niet verandert.', 'A code that does not change.'),
            message: bothLanguages,
            pointer: about(
              z.string().optional(),
              'Plaats in het verzonden document (JSON Pointer).',
              'Place in the document that was sent (JSON Pointer).',
            ),
            parameter: about(
              z.string().optional(),
              'Naam van de parameter in het adres.',
              'Name of the parameter in the address.',
            ),
          }),
        )
        .optional(),
      'Alle fouten, elk met hun plaats.',
      'All mistakes, each with its place.',
    ),
  }),
)
