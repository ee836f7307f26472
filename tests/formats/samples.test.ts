import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { approximateMeasureText } from '../../lib/formats/approximate-text'
import { importDrawing } from '../../lib/formats/import-drawing'
import { elementsToSvg } from '../../lib/formats/svg'
import { expectWhole, options } from './importing'

/** Real public drawings, kept beside the repository and not in it. */
const SAMPLES = join(import.meta.dirname, '../../../shared/samples')

const EXPECTED: Record<string, string> = {
  'excalidraw/altinn-architecture.excalidraw': 'rectangle 11, text 18, arrow 10',
  'excalidraw/embedded-v2.png': 'text 1',
  'excalidraw/embedded-v2.svg': 'text 1',
  'excalidraw/intertwin-container-diagram.excalidraw':
    'group 20, rectangle 17, text 65, ellipse 3, line 1, arrow 18',
  'excalidraw/jetbrains-hello.excalidraw': 'text 1, rectangle 10, ellipse 4',
  'excalidraw/odd-invalid-no-elements.excalidraw':
    'This file says it is an Excalidraw drawing, but there are no elements in it.',
  'excalidraw/old2020-test.excalidraw': 'rectangle 5, arrow 2, ellipse 2, text 5, diamond 4, line 3',
  'excalidraw/socketio-adapter.excalidraw': 'text 9, rectangle 8, diamond 3, arrow 6',
  'excalidraw/vscode-test.excalidraw': 'rectangle 2, ellipse 2, image 1, text 1, arrow 1',
  'excalidrawlib/pathology-v2-freedraw-large.excalidrawlib':
    'group 109, arrow 14, text 14, rectangle 138, ellipse 29, line 47, draw 357',
  'excalidrawlib/software-architecture-v1-legacy-draw.excalidrawlib':
    'line 18, group 6, ellipse 11, diamond 4, rectangle 8',
  'excalidrawlib/sticky-notes-v2.excalidrawlib': 'rectangle 7',
  'tldr/2024-05-schema2.tldr': 'This is a drawing of tldraw. Such files cannot be imported yet.',
  'svg/optimism-derivation-1.svg': 'There is no drawing inside this SVG. It can be placed as an image.',
}

describe.skipIf(!existsSync(SAMPLES))('real drawings (skipped where ../shared/samples is absent)', () => {
  it.each(Object.entries(EXPECTED))('%s', async (name, expected) => {
    const bytes = new Uint8Array(readFileSync(join(SAMPLES, name)))
    const result = await importDrawing(bytes, options())
    if (!result.ok) {
      expect(result.error.message).toBe(expected)
      return
    }
    expectWhole(result.value)
    const { imported } = result.value.report
    expect(imported.map(({ what, count }) => `${what} ${count}`).join(', ')).toBe(expected)
    const svg = elementsToSvg(result.value.elements, { theme: 'light', measureText: approximateMeasureText })
    expect(svg).not.toMatch(/NaN|Infinity|undefined/)
  })

  it('are all expected here', () => {
    const there = ['excalidraw', 'excalidrawlib'].flatMap((folder) =>
      readdirSync(join(SAMPLES, folder)).map((name) => `${folder}/${name}`),
    )
    expect(there.filter((name) => !(name in EXPECTED))).toEqual([])
  })
})
