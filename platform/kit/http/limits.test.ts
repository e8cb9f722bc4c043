import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { addressGroupOf } from './address-group.ts'
import { ownForm, sendBytes, type TestServer, testServer } from './testing.tsx'

describe('the limit of requests a minute', () => {
  const ask = (site: TestServer, url: string, from: string, headers: Record<string, string> = {}) =>
    site.server.inject({ url, remoteAddress: from, headers })
  const statuses = async (count: number, once: () => Promise<{ statusCode: number }>) => {
    const all: number[] = []
    for (let turn = 0; turn < count; turn++) all.push((await once()).statusCode)
    return all
  }

  it('is per address for visitors, and tells how long to wait', async () => {
    await using site = await testServer({ requestsPerMinute: 2 })
    expect(await statuses(3, () => ask(site, '/kort', '192.0.2.1'))).toEqual([200, 200, 429])
    const { headers, body } = await ask(site, '/kort', '192.0.2.1')
    expect([Number(headers['retry-after']) > 0, Number(headers['retry-after']) <= 60]).toEqual([true, true])
    expect(/<h1>([^<]*)/.exec(body)?.[1]).toBe('Even wachten')
    expect((await ask(site, '/kort', '192.0.2.2')).statusCode).toBe(200)
    expect((await ask(site, '/gezond', '192.0.2.1')).statusCode).toBe(200)
    expect((await ask(site, '/api/x', '192.0.2.1')).headers['content-type']).toBe(
      'application/problem+json; charset=utf-8',
    )
  })

  it('is per person for who is signed in, from wherever', async () => {
    await using site = await testServer({ requestsPerMinute: 2 })
    let from = 0
    const planner = { cookie: 'sessie=planner' }
    expect(await statuses(3, () => ask(site, '/kort', `192.0.2.${++from}`, planner))).toEqual([200, 200, 429])
    expect((await ask(site, '/kort', '192.0.2.1', { cookie: 'sessie=collega' })).statusCode).toBe(200)
  })

  it('counts addresses that are not there as well', async () => {
    await using site = await testServer({ requestsPerMinute: 2 })
    expect(await statuses(3, () => ask(site, '/bestaat-niet', '192.0.2.1'))).toEqual([404, 404, 429])
  })

  it('can be tighter for one route', async () => {
    await using site = await testServer()
    expect(await statuses(3, () => ask(site, '/zeldzaam', '192.0.2.1'))).toEqual([200, 200, 429])
    expect((await ask(site, '/kort', '192.0.2.1')).statusCode).toBe(200)
  })

  it('does not believe what a caller says of its address', async () => {
    await using site = await testServer({ requestsPerMinute: 2 })
    let told = 0
    const once = () => ask(site, '/kort', '192.0.2.1', { 'x-forwarded-for': `198.51.100.${++told}` })
    expect(await statuses(3, once)).toEqual([200, 200, 429])
  })

  it('believes the proxy in front for the last address, never what the caller put before it', async () => {
    await using site = await testServer({ requestsPerMinute: 2, trustProxy: true })
    let told = 0
    const once = () =>
      ask(site, '/kort', '10.0.0.1', { 'x-forwarded-for': `198.51.100.${++told}, 203.0.113.9` })
    expect(await statuses(3, once)).toEqual([200, 200, 429])
    const other = { 'x-forwarded-for': '203.0.113.10' }
    expect((await ask(site, '/kort', '10.0.0.1', other)).statusCode).toBe(200)
  })

  it('takes all addresses of one IPv6 network as one', () => {
    const group = '2001:db8:0:7::/64'
    for (const address of ['2001:db8:0:7::1', '2001:0DB8:0:7:a:b:c:d', '2001:db8:0:7:ffff::%eth0'])
      expect(addressGroupOf(address)).toBe(group)
    expect(addressGroupOf('2001:db8:0:8::1')).toBe('2001:db8:0:8::/64')
    expect(addressGroupOf('::1')).toBe('0:0:0:0::/64')
    expect(addressGroupOf('::ffff:192.0.2.1')).toBe('192.0.2.1')
    expect(addressGroupOf('192.0.2.1')).toBe('192.0.2.1')
  })

  it('counts the callers of one IPv6 network together', async () => {
    await using site = await testServer({ requestsPerMinute: 2 })
    const statuses: number[] = []
    for (const end of [1, 2, 3]) statuses.push((await ask(site, '/kort', `2001:db8:0:7::${end}`)).statusCode)
    expect(statuses).toEqual([200, 200, 429])
  })
})

describe('a file that is handed in', () => {
  const part = (name: string, rest: string) =>
    `--x\r\ncontent-disposition: form-data; name="${name}"${rest}\r\n--x--`
  const handIn = (site: TestServer, size: number, { fields = '', fileName = 'plan.csv' } = {}) =>
    site.server.inject({
      method: 'POST',
      url: '/inleveren',
      headers: { ...ownForm, 'content-type': 'multipart/form-data; boundary=x' },
      payload: `${fields}${part('file', `; filename="${fileName}"\r\ncontent-type: text/csv\r\n\r\n${'a'.repeat(size)}`)}`,
    })

  it('is taken up to its limit and not one byte further', async () => {
    await using site = await testServer()
    expect((await handIn(site, 10_000)).statusCode).toBe(303)
    expect(site.seen.acted).toEqual([{ name: 'plan.csv', size: 10_000, fields: {} }])
    expect((await handIn(site, 10_001)).statusCode).toBe(413)
    expect((await handIn(site, 3_000_000)).statusCode).toBe(413)
    expect((await handIn(site, 10)).statusCode).toBe(303)
  })

  it('leaves the connection usable when it was refused, or not read at all', async () => {
    await using site = await testServer()
    const port = await site.listen()
    const send = async (size: number, fields = '') => {
      const body = `${fields}${part('file', `; filename="a.csv"\r\n\r\n${'a'.repeat(size)}`)}`
      const bytes = [
        'POST /inleveren HTTP/1.1',
        'Host: localhost',
        'Origin: http://localhost',
        'Content-Type: multipart/form-data; boundary=x',
        `Content-Length: ${body.length}`,
        '',
        `${body}GET /kort HTTP/1.1`,
        'Host: localhost',
        'Connection: close',
        '\r\n',
      ].join('\r\n')
      return [...(await sendBytes(port, bytes)).matchAll(/HTTP\/1\.1 (\d+)/g)].map(found => Number(found[1]))
    }
    expect(await send(100_000)).toEqual([413, 200])
    const unread = '--x\r\ncontent-disposition: form-data; name="lees"\r\n\r\nnee\r\n'
    expect(await send(9000, unread)).toEqual([303, 200])
  })

  it('needs a file, in a form that can hold one, with names that reach no prototype', async () => {
    await using site = await testServer()
    const post = (type: string, payload: string) =>
      site.server.inject({
        method: 'POST',
        url: '/inleveren',
        headers: { ...ownForm, 'content-type': type },
        payload,
      })
    expect((await post('multipart/form-data; boundary=x', part('name', '\r\n\r\na'))).statusCode).toBe(400)
    expect((await post('application/x-www-form-urlencoded', 'file=a')).statusCode).toBe(415)
    const hostile = '--x\r\ncontent-disposition: form-data; name="__proto__"\r\n\r\na\r\n'
    await handIn(site, 10, { fields: hostile })
    expect(site.seen.acted.splice(0)).toEqual([{ name: 'plan.csv', size: 10, fields: {} }])
    const many = Array.from(
      { length: 31 },
      (_, at) => `--x\r\ncontent-disposition: form-data; name="f${at}"\r\n\r\na\r\n`,
    ).join('')
    expect((await handIn(site, 10, { fields: many })).statusCode).toBe(413)
    expect(site.seen.acted).toEqual([])
  })

  it('gives its name without a folder', async () => {
    await using site = await testServer()
    await handIn(site, 1, { fileName: '../../etc/passwd' })
    expect(site.seen.acted).toEqual([{ name: 'passwd', size: 1, fields: {} }])
  })
})

describe('a slow caller', () => {
  const timeouts = { headersMs: 200, requestMs: 400, silenceMs: 5000, checkMs: 50, drainMs: 5000 }

  it('is cut off when its headers or its body do not come', async () => {
    await using site = await testServer({ timeouts })
    const port = await site.listen()
    const slow = [
      'GET /kort HTTP/1.1\r\nHost: localhost\r\nx: ',
      `POST /formulier HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\nContent-Type: ${ownForm['content-type']}\r\nContent-Length: 100\r\n\r\nname=a`,
    ]
    for (const bytes of slow) {
      const began = performance.now()
      const answer = await sendBytes(port, bytes, 4000)
      expect([/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1], performance.now() - began < 3000]).toEqual(['408', true])
    }
    expect(site.seen.acted).toEqual([])
  })

  it('is cut off when it is silent', async () => {
    await using site = await testServer({
      timeouts: { ...timeouts, silenceMs: 150, headersMs: 3000, requestMs: 3000 },
    })
    const port = await site.listen()
    const began = performance.now()
    expect(await sendBytes(port, 'GET /kort HTTP/1.1\r\nHost: ', 4000)).toBe('')
    expect(performance.now() - began < 1500).toBe(true)
  })
})

describe('stopping', () => {
  it('finishes the request under way and takes no new one', async () => {
    const site = await testServer()
    const port = await site.listen()
    const slow = sendBytes(port, 'GET /traag HTTP/1.1\r\nHost: localhost\r\n\r\n')
    while (site.seen.acted.length === 0) await pause(5)
    const stopped = site[Symbol.asyncDispose]()
    await pause(50)
    await expect(sendBytes(port, 'GET /kort HTTP/1.1\r\nHost: localhost\r\n\r\n')).rejects.toThrow(
      'ECONNREFUSED',
    )
    const began = performance.now()
    const answer = await slow
    expect([answer.startsWith('HTTP/1.1 200'), answer.includes('<p>klaar</p>')]).toEqual([true, true])
    await stopped
    expect(performance.now() - began < 2000).toBe(true)
  })

  it('does not wait for ever for a caller who never finishes', async () => {
    const timeouts = { headersMs: 9000, requestMs: 9000, silenceMs: 9000, checkMs: 50, drainMs: 200 }
    const site = await testServer({ timeouts })
    const port = await site.listen()
    const unfinished = `POST /formulier HTTP/1.1\r\nHost: localhost\r\nContent-Type: ${ownForm['content-type']}\r\nContent-Length: 9\r\n\r\nname=a`
    const sent = sendBytes(port, unfinished, 8000)
    await pause(100)
    const began = performance.now()
    await site[Symbol.asyncDispose]()
    await sent
    expect(performance.now() - began < 2000).toBe(true)
  })
})

describe('how the server is', () => {
  it('is told to a supervisor: it lives, and whether it can work', async () => {
    let ready = true
    await using site = await testServer({
      ready: async () => (ready ? { ready } : { ready, reason: 'the inner reason' }),
    })
    const tell = async (url: string) => {
      const { statusCode, body, headers } = await site.server.inject(url)
      return [statusCode, body, headers['cache-control']]
    }
    expect(await tell('/gezond')).toEqual([200, '{"status":"gezond"}', 'no-store'])
    expect(await tell('/gereed')).toEqual([200, '{"status":"gereed"}', 'no-store'])
    ready = false
    expect(await tell('/gereed')).toEqual([503, '{"status":"niet gereed"}', 'no-store'])
    expect(await tell('/gezond')).toEqual([200, '{"status":"gezond"}', 'no-store'])
  })

  it('is measured for this machine alone, by declared path', async () => {
    await using site = await testServer()
    await site.server.inject('/lijst/zomaar?x=y')
    const ask = (remoteAddress: string, headers = {}) =>
      site.server.inject({ url: '/metrics', remoteAddress, headers })
    const { statusCode, headers, body } = await ask('127.0.0.1')
    expect([statusCode, String(headers['content-type']).split(';')[0]]).toEqual([200, 'text/plain'])
    expect(body.split('\n')).toContain(
      'versneller_request_duration_seconds_count{method="GET",route="/lijst/:slug",status="200"} 1',
    )
    expect(body.includes('zomaar')).toBe(false)
    for (const remoteAddress of ['192.0.2.1', '10.0.0.1', '::ffff:192.0.2.1'])
      expect((await ask(remoteAddress)).statusCode).toBe(404)
    for (const name of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'])
      expect((await ask('127.0.0.1', { [name]: '192.0.2.1' })).statusCode).toBe(404)
  })
})
