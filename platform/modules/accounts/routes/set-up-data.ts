import type { Services } from '../../../kit/module/services.ts'
import { proposeSecondFactor } from '../actions/second-step.ts'
import { keyPicture } from '../credentials/key-picture.ts'
import { appAddress, asBase32 } from '../credentials/one-time-code.ts'
import type { SetUpData } from '../pages/second-step.tsx'
import { accountOf } from '../store/accounts.ts'
import { unusedRecoveryCodes } from '../store/second-factors.ts'

const issuer = 'Versneller'
const nothing: SetUpData = {
  key: '',
  appAddress: '',
  picture: { path: '', side: 0 },
  recoveryCodes: [],
  replaces: undefined,
  codesLeft: 0,
  asksPassword: false,
}

/** What the page to set the second step up shows; nothing to somebody whose sign-in has expired. */
export async function setUpData(
  services: Services,
  session: { sessionId: string; personId: string } | undefined,
  asksPassword = false,
): Promise<SetUpData> {
  const account = session && (await accountOf(services.db, session.personId))
  if (!session || !account) return nothing
  const proposed = await proposeSecondFactor(services, session)
  const address = appAddress(proposed.secret, account.email, issuer)
  return {
    key: asBase32(proposed.secret).replaceAll(/(.{4})(?=.)/g, '$1 '),
    appAddress: address,
    picture: keyPicture(address),
    recoveryCodes: proposed.recoveryCodes,
    replaces: proposed.replaces?.toString(),
    codesLeft: await unusedRecoveryCodes(services.db, session.personId),
    asksPassword,
  }
}
