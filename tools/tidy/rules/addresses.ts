import { linesMatching, type Rule } from '../tree.ts'

const registry =
  /https?:\/\/(registry\.[a-z.]+|npm\.pkg\.[a-z.]+|[a-z0-9.-]+\/(artifactory|nexus|repository)\/)/i
const machine = /(^|[\s"'`(=:])(\/(home|Users|root|work)\/[A-Za-z0-9_.-]|[A-Z]:\\(Users|work)\\)/

/** No address that holds on one machine or in one network only. */
export const addresses: Rule = {
  name: 'addresses',
  reason: 'A clone must build anywhere: no place on a machine and no download address of a package registry.',
  check: tree =>
    tree.paths.flatMap(path => [
      ...linesMatching(path, tree.read(path), registry, 'a download address of a package registry'),
      ...linesMatching(path, tree.read(path), machine, 'a path of one machine'),
    ]),
}
