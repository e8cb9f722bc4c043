import { formulas } from '@versneller/engine'
import { everybody } from '../../kit/access/audience-keys.ts'
import { href } from '../../kit/http/address.ts'
import type { SearchSource } from '../../kit/search/sources.ts'
import { languages } from '../../kit/texts/texts.ts'
import { links } from './links.ts'

const kind = 'calculators.formula'

/** Every formula, found by its term, its words and its inputs. */
export const formulaSearch: SearchSource = {
  kind,
  label: { nl: 'Formules', en: 'Formulas' },
  documents: async () =>
    formulas.flatMap(({ name, term, words, inputs }) =>
      languages.map(language => ({
        kind,
        objectId: name,
        language,
        title: term[language],
        body: [name, words[language], ...Object.values(inputs).map(input => input.about[language])].join(' '),
        href: href(links.calculator, { naam: name }),
        audienceKeys: [everybody],
      })),
    ),
}
