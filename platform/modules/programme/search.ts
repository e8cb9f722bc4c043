import { roleKey } from '../../kit/access/audience-keys.ts'
import { href } from '../../kit/http/address.ts'
import type { SearchSource } from '../../kit/search/sources.ts'
import { languages } from '../../kit/texts/texts.ts'
import { links } from './links.ts'
import { settingNames } from './model.ts'
import { say } from './pages/say.ts'
import { seeSettings } from './rules/rights.ts'
import { settingSlug } from './rules/setting-slug.ts'

/** The settings by their name, for who may see them. */
export const settingSearch: SearchSource = {
  kind: 'programme.setting',
  label: { nl: 'Instellingen', en: 'Settings' },
  documents: async () =>
    settingNames.flatMap(name =>
      languages.map(language => ({
        kind: 'programme.setting',
        objectId: name,
        language,
        title: say(language)(`setting_${name}`),
        body: say(language)('settingsTitle'),
        href: href(links.setting, { naam: settingSlug(say('nl')(`setting_${name}`)) }),
        audienceKeys: (seeSettings.audience as readonly string[]).map(role => roleKey(role)),
      })),
    ),
}
