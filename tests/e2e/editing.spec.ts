import type { Element } from '../../lib/editor/model/element'
import { expect, test } from './support/test'

const boxOf = ({ x, y, width, height }: Element) => [x, y, width, height]

test('a lasso, groups within groups, and ways to select by what there is', async ({ drawing }) => {
  const { page } = drawing
  await drawing.drawRectangle([200, 160], [280, 220])
  await drawing.drawRectangle([320, 160], [400, 220])
  await drawing.drawRectangle([600, 160], [680, 220])
  await drawing.choose('Ellipse')
  await drawing.drag([600, 400], [680, 460])
  const [a, b, c, d] = (await drawing.elements()).map(({ id }) => id) as [string, string, string, string]

  // The lasso: touch, then alt for whole.
  await drawing.press('q')
  const around = async (points: readonly (readonly [number, number])[]) => {
    const [first, ...more] = points
    if (!first) return
    await page.mouse.move(...first)
    await page.mouse.down()
    for (const point of more) await page.mouse.move(...point, { steps: 4 })
    await page.mouse.up()
  }
  const way = [
    [180, 140],
    [350, 140],
    [350, 300],
    [180, 300],
  ] as const
  await around(way)
  expect(await drawing.selection(), 'touched by the line or its inside').toEqual([a, b].sort())
  await drawing.holding('Alt', () => around(way))
  expect(await drawing.selection(), 'with Alt only what it holds whole').toEqual([a])
  await drawing.press('Escape')

  // Groups within groups: in by double click, through by Control, out by Escape.
  await drawing.drag([150, 120], [420, 260])
  await drawing.press('Control+g')
  const [inner] = await drawing.selection()
  await drawing.holding('Shift', () => drawing.click([600, 190]))
  await drawing.press('Control+g')
  const [outer] = await drawing.selection()
  await drawing.click([900, 600])
  await drawing.click([200, 190])
  expect(await drawing.selection()).toEqual([outer])
  await drawing.click([200, 190], { clickCount: 2 })
  expect(await drawing.selection()).toEqual([inner])
  await drawing.click([200, 190], { clickCount: 2 })
  expect(await drawing.selection()).toEqual([a])
  await drawing.drag([300, 170], [335, 205])
  expect(await drawing.selection(), 'a box within the group').toEqual([b])
  await drawing.press('Escape')
  expect(await drawing.selection()).toEqual([inner])
  await drawing.press('Escape')
  expect(await drawing.selection()).toEqual([outer])
  await drawing.press('Escape')
  expect(await drawing.selection()).toEqual([])
  await drawing.holding('Control', () => drawing.click([200, 190]))
  expect(await drawing.selection(), 'through all groups').toEqual([a])
  await drawing.press('Shift+Enter')
  expect(await drawing.selection()).toEqual([inner])
  await drawing.undoable(() => drawing.press('Control+Shift+g'))
  expect(await drawing.selection(), 'the members are selected, and after redo again').toEqual([a, b].sort())

  // All but this, the same, the next.
  await drawing.press('Escape', 'Escape')
  await drawing.click([600, 430])
  expect(await drawing.selection()).toEqual([d])
  await drawing.press('Control+Shift+a')
  expect(await drawing.selection()).toEqual([outer])
  await drawing.click([600, 430])
  await drawing.press('Tab')
  expect(await drawing.selection()).toEqual([outer])
  await drawing.press('Shift+Tab')
  expect(await drawing.selection()).toEqual([d])
  await drawing.holding('Control', () => drawing.click([600, 190]))
  await drawing.press('Control+k')
  await expect(page.getByRole('combobox')).toBeFocused()
  await page.keyboard.type('select same type')
  await expect(page.getByRole('option').first()).toContainText('Select same type')
  await page.keyboard.press('Enter')
  expect(await drawing.selection()).toEqual([a, b, c].sort())
  await drawing.whenSaved()
})

test('numbers that reckon and are pulled at, gaps, order and what undo selects', async ({ drawing }) => {
  const { page } = drawing
  const panel = page.getByRole('region', { name: 'Properties' })
  const type = async (name: string, value: string) => {
    await panel.getByLabel(name, { exact: true }).fill(value)
    await page.keyboard.press('Enter')
  }
  await drawing.drawRectangle([100, 160], [200, 220])
  const only = async () => {
    const [element] = await drawing.elements()
    if (!element) throw new Error('Nothing is drawn.')
    return element
  }
  await drawing.undoable(() => type('Width', '2*40'))
  expect(boxOf(await only())).toEqual([100, 160, 80, 60])
  await drawing.undoable(() => type('X', '+10'))
  await drawing.undoable(() => type('Height', '50%'))
  expect(boxOf(await only())).toEqual([110, 160, 80, 30])
  await panel.getByRole('button', { name: 'Keep proportions' }).click()
  await drawing.undoable(() => type('Width', '160px'))
  expect(boxOf(await only())).toEqual([110, 160, 160, 60])
  await panel.getByRole('button', { name: 'Keep proportions' }).click()

  // A pull at the mark: a unit a pixel, ten with Shift, and one step of undo.
  const pull = async (name: string, by: number) => {
    const box = await panel.getByLabel(name, { exact: true }).boundingBox()
    if (!box) throw new Error(`There is no ${name}.`)
    await page.mouse.move(box.x - 8, box.y + box.height / 2)
    await page.mouse.down()
    await page.mouse.move(box.x - 8 + by, box.y + box.height / 2, { steps: 5 })
    await page.mouse.up()
  }
  await drawing.undoable(() => pull('X', 30))
  expect((await only()).x).toBe(140)
  await drawing.undoable(() => drawing.holding('Shift', () => pull('Y', 10)))
  expect((await only()).y).toBe(260)
  await drawing.undoable(() => pull('Angle in degrees', 45))
  expect((await only()).rotation).toBeCloseTo(Math.PI / 4, 3)
  await drawing.undoable(() => type('Angle in degrees', '0'))

  // Copies in a row by one drag and a key; then their gap.
  await drawing.canvas.focus()
  await drawing.press('v')
  const { y: top } = await only()
  await drawing.holding('Alt', () => drawing.drag([180, top], [380, top]))
  await drawing.undoable(() => drawing.press('Control+d'))
  expect((await drawing.elements()).map((element) => element.x)).toEqual([140, 340, 540])
  await drawing.press('Control+a')
  await expect(panel.getByLabel('Gap from left to right')).toHaveValue('40')
  await drawing.undoable(() => type('Gap from left to right', '10'))
  expect((await drawing.elements()).map((element) => element.x)).toEqual([140, 310, 480])
  // Stacked, aligned, tidied up.
  const arranged = async (name: string) => {
    await panel.getByRole('button', { name, exact: true }).click()
    return (await drawing.elements()).map((element) => [element.x, element.y])
  }
  expect(await arranged('Stack in a column')).toEqual([
    [140, 260],
    [310, 340],
    [480, 420],
  ])
  expect((await arranged('Align right')).map(([left]) => left)).toEqual([480, 480, 480])
  await drawing.press('Control+z')
  expect((await arranged('Tidy up')).map(([left]) => left)).toEqual([140, 140, 140])
  await drawing.press('Control+z', 'Control+z')
  expect((await drawing.elements()).map((element) => element.x)).toEqual([140, 310, 480])
  await drawing.undoable(() => panel.getByRole('button', { name: 'Flip horizontally' }).click())
  await expect(panel.getByLabel('X', { exact: true })).toHaveValue('140')

  // A style for others.
  const [first, , third] = await drawing.elements()
  await drawing.press('Escape')
  await drawing.click([180, top])
  await panel.getByRole('group', { name: 'Stroke', exact: true }).getByRole('button', { name: 'Red' }).click()
  await drawing.canvas.focus()
  await drawing.press('Control+Alt+c')
  await drawing.click([520, top])
  await drawing.undoable(() => drawing.press('Control+Alt+v'))
  const strokes = (await drawing.elements()).map((element) => 'stroke' in element && element.stroke)
  expect(strokes.filter((stroke) => stroke === '#d1342f')).toHaveLength(2)

  // Undo selects what it was done to.
  await drawing.press('Escape')
  await drawing.press('Control+z')
  expect(await drawing.selection()).toHaveLength(1)
  expect([first?.id, third?.id]).toEqual(expect.arrayContaining(await drawing.selection()))
  await drawing.press('Control+Shift+z')

  // Order: past what it is seen to overlap.
  await drawing.drawRectangle([150, top + 10], [200, top + 50])
  await drawing.press('Control+[')
  const order = await drawing.elements()
  expect(order.findIndex((element) => element.width === 50)).toBeLessThan(3)

  // A link is taken when it is one, and leads there.
  await drawing.press('Control+Shift+u')
  await page.keyboard.type('javascript:alert(1)')
  await page.keyboard.press('Enter')
  await expect(page.getByText('This is no address of the web or of mail.')).toBeVisible()
  await drawing.undoable(() => type('Link', 'example.org/plan'))
  const way = page.getByRole('link', { name: 'Open https://example.org/plan' })
  await expect(way).toHaveCount(2)
  await expect(way.first()).toHaveAttribute('rel', /noopener/)
  await drawing.whenSaved()
  const elements = await drawing.elements()
  await drawing.reload()
  expect(await drawing.elements()).toEqual(elements)
})

test('a group is resized, flipped through and turned exactly, and comes back', async ({ drawing }) => {
  await drawing.drawRectangle([200, 200], [300, 260])
  await drawing.choose('Arrow')
  await drawing.drag([330, 210], [390, 250])
  await drawing.choose('Ellipse')
  await drawing.drag([200, 300], [260, 340])
  await drawing.press('Control+a', 'Control+g')
  const before = await drawing.elements()
  const inked = (elements: readonly Element[]) => elements.filter(({ type }) => type !== 'group').map(boxOf)
  await drawing.undoable(() => drawing.drag([390, 340], [580, 480]))
  expect(inked(await drawing.elements())).toEqual([
    [200, 200, 200, 120],
    [460, 220, 120, 80],
    [200, 400, 120, 80],
  ])
  await drawing.undoable(() => drawing.drag([580, 480], [390, 340]))
  expect(inked(await drawing.elements())).toEqual(inked(before))
  // Through its own left edge: mirrored.
  await drawing.undoable(() => drawing.drag([390, 270], [10, 270]))
  expect(inked(await drawing.elements()).map(([x]) => x)).toEqual([100, 10, 140])
  await drawing.undoable(() => drawing.press('Shift+h'))
  for (let i = 0; i < 4; i++) {
    const panel = drawing.page.getByRole('region', { name: 'Properties' })
    await panel.getByLabel('Angle in degrees').fill('+90')
    await drawing.page.keyboard.press('Enter')
    await drawing.canvas.focus()
  }
  expect((await drawing.elements()).map(({ rotation }) => rotation)).toEqual(
    before.map(({ rotation }) => rotation),
  )
  await drawing.whenSaved()
})
