import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'

/** The user under which the server runs, when that is another one than ours. */
export type Identity = { readonly uid: number; readonly gid: number; readonly userName: string }

/**
 * Chooses the user of the server: undefined (ourselves) unless we are root, for PostgreSQL refuses to run as root.
 * Data that exist keep their owner; otherwise user `postgres` where there is one, else `nobody`.
 */
export function chooseIdentity(dataFolder: string): Identity | undefined {
  if (process.getuid?.() !== 0) return undefined
  const owner = ownerOf(dataFolder)
  if (owner !== undefined && owner.uid !== 0) return owner
  return userNamed('postgres') ?? userNamed('nobody') ?? { uid: 65534, gid: 65534, userName: 'nobody' }
}

/** Name of the user of the server, for a sentence to the operator. */
export function nameOf(identity: Identity | undefined): string {
  return identity?.userName ?? os.userInfo().username
}

/** Gives a path to the user of the server. */
export function handOver(path: string, identity: Identity | undefined): void {
  if (identity !== undefined) fs.chownSync(path, identity.uid, identity.gid)
}

/** The part of spawn's options that drops our rights. */
export function spawnAs(identity: Identity | undefined): { uid?: number; gid?: number } {
  return identity === undefined ? {} : { uid: identity.uid, gid: identity.gid }
}

/** Tells whether the user of the server can pass through a folder. */
export function canEnter(folder: string, identity: Identity | undefined): boolean {
  const run = spawnSync('/bin/sh', ['-c', 'test -d "$1" && test -x "$1"', 'sh', folder], {
    ...spawnAs(identity),
    cwd: '/',
  })
  return run.status === 0
}

function ownerOf(dataFolder: string): Identity | undefined {
  const found = fs.statSync(dataFolder, { throwIfNoEntry: false })
  if (found === undefined) return undefined
  return { uid: found.uid, gid: found.gid, userName: String(found.uid) }
}

function userNamed(userName: string): Identity | undefined {
  const uid = spawnSync('id', ['-u', userName], { encoding: 'utf8' })
  const gid = spawnSync('id', ['-g', userName], { encoding: 'utf8' })
  if (uid.status !== 0 || gid.status !== 0) return undefined
  return { uid: Number(uid.stdout), gid: Number(gid.stdout), userName }
}
