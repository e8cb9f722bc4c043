import { expect, test } from 'vitest'
import { canonicalJson } from './canonical-json.ts'
import { sha256 } from './sha-256.ts'

test('the digests of the standard and of texts outside ASCII are met', () => {
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(sha256('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')).toBe(
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  )
  expect(sha256('a'.repeat(1_000_000))).toBe(
    'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0',
  )
  expect(sha256('één € 🏗')).toBe('bb35f7ff148a81216e8cb6577b3ca2f848db7c7883c67e84ac7945a4cb6f9329')
})

test('canonical JSON sorts keys, keeps lists and leaves undefined fields out', () => {
  expect(canonicalJson({ b: [2, { d: 1, c: undefined }], a: 'é"', z: 1e21 })).toBe(
    '{"a":"é\\"","b":[2,{"d":1}],"z":1e+21}',
  )
})
