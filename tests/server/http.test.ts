import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { clientAddress } from '../../lib/server/client-address'
import { createGate } from '../../lib/server/gate'
import { createHttpServer } from '../../lib/server/http'
import { beginStopping } from '../../lib/server/lifecycle'
import { forget } from '../../lib/server/once'

afterEach(() => forget('lifecycle'))

describe('stopping', () => {
  test('answers what was asked before, and takes nothing new', async () => {
    let answer = () => undefined as undefined
    const asked = new Promise<void>((resolve) => {
      http = createHttpServer((_, response) => {
        answer = () => void response.end('done') as undefined
        resolve()
      })
    })
    const url = await listen()
    const underWay = fetch(url)
    await asked

    beginStopping()
    const drained = http.drain()
    await expect(fetch(url)).rejects.toThrow()
    answer()
    const response = await underWay
    expect(await response.text()).toBe('done')
    expect(response.headers.get('connection')).toBe('close')
    await drained
  })

  test('does not wait for browsers that only keep their connection open', async () => {
    http = createHttpServer((_, response) => response.end('hello'))
    const url = await listen()
    await (await fetch(url)).text()
    beginStopping()
    await http.drain()
  })
})

describe('every request', () => {
  test('carries an id: the caller’s own when it is one, and a new one otherwise', async () => {
    http = createHttpServer((request, response) => response.end(String(request.headers['x-request-id'])))
    const url = await listen()
    const ask = async (id?: string) =>
      (await fetch(url, { headers: id ? { 'x-request-id': id } : {} })).text()
    expect(await ask('balancer-0001')).toBe('balancer-0001')
    expect(await ask('"} injected')).toMatch(/^[0-9a-f-]{36}$/)
    expect(await ask()).toMatch(/^[0-9a-f-]{36}$/)
    await http.drain()
  })

  test('carries the address of the other end, whatever it claims itself', async () => {
    http = createHttpServer((request, response) =>
      response.end(String(request.headers['x-indelible-address'])),
    )
    const url = await listen()
    const response = await fetch(url, { headers: { 'x-indelible-address': '6.6.6.6' } })
    expect(await response.text()).toBe('127.0.0.1')
    await http.drain()
  })
})

test('a proxy is believed when it is a neighbour, and then only its own entry', () => {
  expect(clientAddress('10.0.0.7', '6.6.6.6, 203.0.113.9')).toBe('203.0.113.9')
  expect(clientAddress('::ffff:127.0.0.1', '203.0.113.9')).toBe('203.0.113.9')
  expect(clientAddress('203.0.113.50', '6.6.6.6')).toBe('203.0.113.50')
  expect(clientAddress('127.0.0.1', 'nonsense')).toBe('127.0.0.1')
  expect(clientAddress('127.0.0.1', undefined)).toBe('127.0.0.1')
})

test('a gate lets so many in, and each who leaves lets in the next', async () => {
  const gate = createGate(2)
  const entered: number[] = []
  const enter = async (number: number) => {
    const leave = await gate.enter()
    entered.push(number)
    return leave
  }
  const [first, second, third] = [enter(1), enter(2), enter(3)]
  const leave = await first
  await second
  expect(entered).toEqual([1, 2])
  leave()
  leave()
  await third
  expect(entered).toEqual([1, 2, 3])
})

let http: ReturnType<typeof createHttpServer>

async function listen(): Promise<string> {
  await http.listen('127.0.0.1', 0)
  return `http://127.0.0.1:${(http.server.address() as AddressInfo).port}/`
}
