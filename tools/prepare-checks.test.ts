import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { missingParts, nodeIsAtLeast, packagesOutOfStep, whyNpmFailed } from './prepare-checks.mjs'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'prepare-'))
  mkdirSync(join(root, 'node_modules'))
})
afterEach(() => rmSync(root, { recursive: true }))

const part = (version: string, more: object = {}) => ({ version, integrity: `sha512-${version}`, ...more })

function write(wanted: object, present?: object): void {
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...wanted } }))
  if (!present) return
  writeFileSync(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: present }))
}

test('everything is missing where nothing was installed', () => {
  write({ 'node_modules/a': part('1.0.0'), 'node_modules/b': part('1.0.0') })
  expect(missingParts(root)).toEqual(['node_modules/a', 'node_modules/b'])
})

test('nothing is missing when node_modules holds what the lockfile asks', () => {
  write(
    { 'node_modules/a': part('1.0.0'), engine: { version: '0.1.0' } },
    { 'node_modules/a': part('1.0.0') },
  )
  expect(missingParts(root)).toEqual([])
})

test('another version is missing, whatever the time stamps say', () => {
  write({ 'node_modules/a': part('2.0.0') }, { 'node_modules/a': part('1.0.0') })
  expect(missingParts(root)).toEqual(['node_modules/a'])
})

test('the same version with other content is missing', () => {
  write({ 'node_modules/a': part('1.0.0') }, { 'node_modules/a': part('1.0.0', { integrity: 'sha512-x' }) })
  expect(missingParts(root)).toEqual(['node_modules/a'])
})

test('an optional part may be absent but not different', () => {
  write({ 'node_modules/win': part('2.0.0', { optional: true }) }, {})
  expect(missingParts(root)).toEqual([])
  write({ 'node_modules/win': part('2.0.0', { optional: true }) }, { 'node_modules/win': part('1.0.0') })
  expect(missingParts(root)).toEqual(['node_modules/win'])
})

test('a broken record of what is installed counts as nothing installed', () => {
  write({ 'node_modules/a': part('1.0.0') })
  writeFileSync(join(root, 'node_modules', '.package-lock.json'), '{"packages": ')
  expect(missingParts(root)).toEqual(['node_modules/a'])
})

test('a package file that asks what the lockfile does not know is out of step', () => {
  const locked = { dependencies: { a: '^1.0.0' } }
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: { '': locked, engine: locked } }))
  mkdirSync(join(root, 'engine'))
  writeFileSync(join(root, 'package.json'), JSON.stringify({ name: 'x', ...locked }))
  writeFileSync(join(root, 'engine/package.json'), JSON.stringify({ dependencies: { a: '^2.0.0' } }))
  expect(packagesOutOfStep(root)).toEqual(['engine/package.json'])
})

test('package files in another order of the same dependencies are in step', () => {
  const lock = { packages: { '': { dependencies: { a: '1', b: '2' } } } }
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify(lock))
  writeFileSync(join(root, 'package.json'), JSON.stringify({ dependencies: { b: '2', a: '1' } }))
  expect(packagesOutOfStep(root)).toEqual([])
})

test('a Node version is compared by number, not by letters', () => {
  expect(nodeIsAtLeast('v9.11.2', 20)).toBe(false)
  expect(nodeIsAtLeast('v20.0.0', 20)).toBe(true)
  expect(nodeIsAtLeast('v100.1.0', 24)).toBe(true)
})

test.each([
  ['npm error code EAI_AGAIN', 'Er is geen verbinding met het pakketregister.'],
  ['npm error code ENOSPC', 'De schijf is vol.'],
  ['npm error code EACCES', 'In deze map mag niet worden geschreven.'],
  ['npm error code ESOMETHING', 'Hieronder staat wat npm meldde.'],
])('what npm says (%s) becomes one sentence', (said, sentence) => {
  expect(whyNpmFailed(said)).toBe(sentence)
})
