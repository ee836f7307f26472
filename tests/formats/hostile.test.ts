import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { importDrawing } from '../../lib/formats/import-drawing'
import { expectWhole, fixture, options } from './importing'

const SAMPLES = join(import.meta.dirname, '../../../shared/samples')

const bases: unknown[] = [
  JSON.parse(fixture('every-type.excalidraw')),
  {
    type: 'excalidrawlib',
    version: 2,
    libraryItems: [{ elements: JSON.parse(fixture('every-type.excalidraw')).elements }],
  },
]
for (const name of ['old2020-test', 'vscode-test', 'altinn-architecture']) {
  const path = join(SAMPLES, `excalidraw/${name}.excalidraw`)
  if (existsSync(path)) bases.push(JSON.parse(readFileSync(path, 'utf8')))
}

const NASTY = [
  null,
  true,
  0,
  -1,
  1e308,
  -1e308,
  1e-320,
  Number.MAX_SAFE_INTEGER,
  '',
  'a\u0000\ud800',
  '__proto__',
  'javascript:alert(1)',
  '#zzz',
  'x'.repeat(3_000),
  [],
  {},
  [null],
  [[1e308, 0]],
  [['a', 'b']],
  { __proto__: null, length: 1e9 },
  'text',
  'arrow',
  'frame',
  'box',
]

/** Replaces, removes or repeats something at a random place of a JSON value. */
function mutate(value: unknown, path: readonly number[], nasty: unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined || typeof value !== 'object' || value === null) return nasty
  if (Array.isArray(value)) {
    if (value.length === 0) return [nasty]
    const i = step % value.length
    if (step % 7 === 0) return [...value.slice(0, i), value[i], ...value.slice(i)]
    return value.map((item, at) => (at === i ? mutate(item, rest, nasty) : item))
  }
  const keys = Object.keys(value)
  const key = keys[step % Math.max(1, keys.length)]
  if (key === undefined) return nasty
  const entries = Object.entries(value).filter(([name]) => !(step % 11 === 0 && name === key))
  return Object.fromEntries(
    entries.map(([name, item]) => [name, name === key ? mutate(item, rest, nasty) : item]),
  )
}

const steps = fc.array(fc.nat(10_000), { minLength: 1, maxLength: 6 })

describe('damaged and hostile files', () => {
  it('never break anything: a drawing that is whole, or a sentence', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...bases),
        fc.array(fc.tuple(steps, fc.constantFrom(...NASTY)), { minLength: 1, maxLength: 12 }),
        async (base, mutations) => {
          const file = mutations.reduce((value, [path, nasty]) => mutate(value, path, nasty), base)
          const result = await importDrawing(new TextEncoder().encode(JSON.stringify(file)), options())
          if (result.ok) expectWhole(result.value)
          else expect(result.error.message).toMatch(/^[A-Z].+\.$/)
        },
      ),
      { numRuns: 300 },
    )
  }, 60_000)

  it('of random bytes get a sentence', async () => {
    const heads = [
      [],
      [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
      [...new TextEncoder().encode('<svg>')],
      [0x7b],
    ]
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 200 }), async (head, tail) => {
        const result = await importDrawing(new Uint8Array([...head, ...tail]), options())
        if (!result.ok) expect(result.error.message).toMatch(/^[A-Z].+\.$/)
      }),
    )
  })

  it('nested a hundred thousand deep get a sentence, or the rest of them', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    const text = `{"type":"excalidraw","elements":[{"type":"rectangle","x":0,"y":0,"width":9,"height":9,"customData":${deep}}]}`
    const result = await importDrawing(new TextEncoder().encode(text), options())
    if (result.ok) expectWhole(result.value)
    else expect(result.error.message).toMatch(/^[A-Z].+\.$/)
  })
})
