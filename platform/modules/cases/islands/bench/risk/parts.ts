// Everything about chances in the workbench: a file of its own, fetched when the page is already there.
import { openLiveRisk } from '@versneller/engine/web'
import type { NewestVersion, WorkbenchProps } from '../../../workbench-contract.ts'
import { openRiskDesk, type RiskDesk } from './risk-desk.ts'
import { readSettings } from './scenarios.ts'

export { WhoBears } from './bearer-matrix.tsx'
export { CrisisControl } from './crisis.tsx'
export { Distribution, Heaviest } from './distribution.tsx'
export { PartiesAxis, PartySpread } from './party-spread.tsx'
export { Share } from './share.tsx'
export { WhatIf } from './what-if.tsx'

async function newestVersion(address: string): Promise<NewestVersion | undefined> {
  const response = await fetch(address, { headers: { accept: 'application/json' } })
  return response.ok ? ((await response.json()) as { newest?: NewestVersion }).newest : undefined
}

/** Opens the desk of a page, with what its address asks. */
export function openDesk({ addresses }: WorkbenchProps): RiskDesk {
  return openRiskDesk({
    open: openLiveRisk,
    settings: readSettings(new URL(location.href).searchParams),
    newestVersion: () => newestVersion(addresses.newestVersion),
  })
}
