import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { toBase64 } from '../../lib/formats/base64'
import { importDrawing } from '../../lib/formats/import-drawing'
import { drawing, only, options, source } from './importing'

const scene = drawing([source('text', { text: 'naïve ☺', width: 200 })])

/** A PNG of nothing but its signature and one text chunk; whoever reads drawings looks no further. */
function pngWith(text: string): Uint8Array<ArrayBuffer> {
  const body = Buffer.from(`application/vnd.excalidraw+json\0${text}`, 'latin1')
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return new Uint8Array(Buffer.concat([signature, length, Buffer.from('tEXt'), body, Buffer.alloc(4)]))
}

function packed(text: string): string {
  const encoded = deflateSync(Buffer.from(text, 'utf8')).toString('latin1')
  return JSON.stringify({ version: '1', encoding: 'bstring', compressed: true, encoded })
}

function svgWith(payload: string, version: number | null): Uint8Array<ArrayBuffer> {
  const said = version === null ? '' : `<!-- payload-version:${version} -->`
  return new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg">${said}<!-- payload-start -->${payload}<!-- payload-end --></svg>`,
  )
}

describe('drawings inside pictures', () => {
  it.each([
    ['a PNG, packed', pngWith(packed(scene))],
    [
      'a PNG, unpacked',
      pngWith(
        JSON.stringify({
          encoding: 'bstring',
          compressed: false,
          encoded: Buffer.from(scene).toString('latin1'),
        }),
      ),
    ],
    ['an SVG of version 2', svgWith(toBase64(Buffer.from(packed(scene), 'latin1')), 2)],
    ['an SVG of version 1', svgWith(toBase64(Buffer.from(scene, 'utf8')), 1)],
    ['an SVG of 2020, which says no version', svgWith(toBase64(Buffer.from(scene, 'utf8')), null)],
  ])('come out of %s', async (_, bytes) => {
    const result = await importDrawing(bytes, options())
    expect(result.ok && only(result.value, 'text').text).toBe('naïve ☺')
  })

  it.each([
    [
      'a PNG without one',
      pngWith('').slice(0, 20),
      'There is no drawing inside this picture. It can be placed as an image.',
    ],
    [
      'an SVG without one',
      new TextEncoder().encode('<svg/>'),
      'There is no drawing inside this SVG. It can be placed as an image.',
    ],
    [
      'a damaged one',
      pngWith(packed(scene).replace('"encoded":"', '"encoded":"xx')),
      'The drawing inside this picture is damaged.',
    ],
    ['one that is no base64', svgWith('?', 2), 'The drawing inside this picture is damaged.'],
    ['nothing', new Uint8Array(), 'This file is empty.'],
    [
      'bytes that are no text',
      new Uint8Array([0xff, 0xfe, 0x80]),
      'This file is not a drawing that can be read.',
    ],
  ])('%s gets a sentence', async (_, bytes, message) => {
    const result = await importDrawing(bytes as Uint8Array<ArrayBuffer>, options())
    expect(result.ok ? 'imported' : result.error.message).toBe(message)
  })

  it('a kilobyte that unpacks to gigabytes is stopped', async () => {
    const bomb = deflateSync(Buffer.alloc(60 * 1024 * 1024)).toString('latin1')
    const text = JSON.stringify({ encoding: 'bstring', compressed: true, encoded: bomb })
    const result = await importDrawing(pngWith(text), options())
    expect(result.ok ? 'imported' : result.error.message).toBe(
      'The drawing inside this picture is larger than can be imported.',
    )
  })
})
