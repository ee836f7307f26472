import type { Element, ElementOf, ElementType } from '../../lib/editor/model/element'
import type { DrawingPage } from '../support/drawing-page'
import { expect, test } from './support/test'

async function lastOf<T extends ElementType>(drawing: DrawingPage, type: T): Promise<ElementOf<T>> {
  const found = (await drawing.elements()).filter((element) => element.type === type).at(-1)
  if (!found) throw new Error(`There is no ${type}.`)
  return found as ElementOf<T>
}

async function chooseMore(drawing: DrawingPage, tool: string): Promise<void> {
  const item = drawing.page.getByRole('menuitemradio', { name: tool })
  // The menu comes after the screen: who presses in between presses again.
  await expect(async () => {
    if (!(await item.isVisible())) await drawing.page.getByRole('button', { name: 'More tools' }).click()
    await item.click({ timeout: 1_000 })
  }).toPass()
  await expect(drawing.page.getByRole('radio', { name: tool, exact: true })).toBeChecked()
}

test('polygons and stars are drawn, cut and shaded, undone, saved and found again', async ({ drawing }) => {
  const { page } = drawing
  const panel = page.getByRole('region', { name: 'Properties' })
  const type = async (name: string, value: string) => {
    await panel.getByRole('textbox', { name, exact: true }).fill(value)
    await page.keyboard.press('Enter')
  }
  const choose = (name: string) => panel.getByRole('radio', { name, exact: true }).click()
  const press = (group: string, name: string) =>
    panel.getByRole('group', { name: group, exact: true }).getByRole('button', { name, exact: true }).click()

  await chooseMore(drawing, 'Polygon')
  await drawing.undoable(() => drawing.drag([100, 100], [220, 220]))
  expect(await lastOf(drawing, 'polygon')).toMatchObject({
    x: 100,
    y: 100,
    width: 120,
    height: 120,
    sides: 6,
  })
  await expect(panel.getByRole('heading')).toHaveText('Polygon')
  await drawing.undoable(() => type('Sides', '3'))
  await drawing.undoable(() => type('Corner radius', '12'))
  expect(await lastOf(drawing, 'polygon')).toMatchObject({ sides: 3, cornerRadius: 12 })

  // By its key; drawn with Shift it is as wide as high.
  await drawing.canvas.focus()
  await drawing.press('s')
  await drawing.holding('Shift', () => drawing.drag([300, 100], [420, 190]))
  await drawing.undoable(() => type('Points', '7'))
  await drawing.undoable(() => type('How far the inner corners are from the middle, in percent', '60'))
  const star = await lastOf(drawing, 'star')
  expect(star).toMatchObject({ width: 120, height: 120, sides: 7, innerRatio: 0.6 })

  await drawing.undoable(() => press('Fill', 'Light yellow'))
  await drawing.undoable(() => choose('Linear gradient'))
  await drawing.undoable(() => press('Gradient', 'Light blue'))
  await drawing.undoable(() => type('Angle of the gradient in degrees', '0'))
  await drawing.undoable(() => choose('Deep shadow'))
  await drawing.undoable(() => type('Shadow downwards', '20'))
  const shaded = {
    fill: '#ffecb3',
    gradient: { kind: 'linear', to: '#d5e3ff', angle: 0 },
    shadow: { color: '#00000066', x: 0, y: 20, blur: 32 },
  }
  expect(await lastOf(drawing, 'star')).toMatchObject(shaded)

  // Many: what differs says so, and is set on all at once.
  await drawing.press('Escape', 'Control+a')
  await expect(panel.getByRole('heading')).toHaveText('2 elements')
  await expect(panel.getByRole('textbox', { name: 'Corners', exact: true })).toHaveAttribute(
    'placeholder',
    'Mixed',
  )
  await expect(panel.getByRole('radio', { name: 'No shadow' })).not.toBeChecked()
  await drawing.undoable(() => choose('No shadow'))

  await drawing.whenSaved()
  const before = await drawing.elements()
  await drawing.reload()
  expect(await drawing.elements()).toEqual(before)
})

test('a sticky note is placed, written on at once, and grows with its words', async ({ drawing }) => {
  const { page } = drawing
  await drawing.choose('Sticky note')
  await drawing.click([300, 250])
  await page.keyboard.type('Ask everyone')
  await page.keyboard.press('Escape')
  expect(await lastOf(drawing, 'note')).toMatchObject({
    x: 200,
    y: 150,
    width: 200,
    height: 200,
    text: 'Ask everyone',
  })

  await drawing.undoable(async () => {
    await page.keyboard.press('Enter')
    await page.keyboard.type('a good many words that need more than this paper has to give them. '.repeat(3))
    await page.keyboard.press('Escape')
  })
  const grown = await lastOf(drawing, 'note')
  expect(grown.height).toBeGreaterThan(250)
  expect([grown.x, grown.y, grown.width]).toEqual([200, 150, 200])

  const paper = page.getByRole('group', { name: 'Paper', exact: true })
  await drawing.undoable(() => paper.getByRole('button', { name: 'Green' }).click())
  await drawing.press('n')
  await drawing.drag([700, 250], [800, 300])
  await page.keyboard.type('x')
  await drawing.press('Escape')
  expect(await lastOf(drawing, 'note')).toMatchObject({ x: 700, y: 200, fill: '#c5ecd3', text: 'x' })
  await drawing.whenSaved()
  const before = await drawing.elements()
  await drawing.reload()
  expect(await drawing.elements()).toEqual(before)
})

test('words inside shapes find room, and make room where there is none', async ({ drawing }) => {
  const { page } = drawing
  await drawing.choose('Diamond')
  await drawing.drag([150, 150], [270, 230])
  const small = await lastOf(drawing, 'diamond')
  await drawing.undoable(async () => {
    await page.keyboard.press('Enter')
    await page.keyboard.type('Internationally agreed differences')
    await page.keyboard.press('Escape')
  })
  const grown = await lastOf(drawing, 'diamond')
  expect(grown.height).toBeGreaterThan(small.height)
  expect(grown.width).toBeGreaterThan(small.width)
  expect([grown.x + grown.width / 2, grown.y]).toEqual([210, 150])

  const panel = page.getByRole('region', { name: 'Properties' })
  await drawing.undoable(() => panel.getByRole('radio', { name: 'Top', exact: true }).click())
  await drawing.undoable(() => panel.getByRole('radio', { name: 'Left', exact: true }).click())
  expect(await lastOf(drawing, 'diamond')).toMatchObject({ verticalAlign: 'top', align: 'left' })
})

test('the highlighter marks in its own colour, and what is marked stays readable', async ({ drawing }) => {
  const { page } = drawing
  await drawing.choose('Text')
  await drawing.click([200, 200])
  await page.keyboard.type('WWWWWWWWWW')
  await drawing.press('Escape')
  await drawing.whenPainted()
  const dark = await darkPixels(drawing)
  expect(dark).toBeGreaterThan(0)
  await drawing.press('Escape', 'Shift+P')
  await drawing.undoable(() => drawing.drag([190, 200], [420, 200]))
  expect(await lastOf(drawing, 'draw')).toMatchObject({
    nib: 'highlighter',
    stroke: '#ffe14d',
    pressures: [],
  })
  // The letters are as dark as they were: marker is laid on like ink, not over it.
  await drawing.whenPainted()
  expect(await darkPixels(drawing)).toBeGreaterThan(dark * 0.9)

  const colors = page.getByRole('group', { name: 'Color', exact: true })
  await colors.getByRole('button', { name: 'Pink' }).click()
  await drawing.drag([190, 300], [420, 300])
  await drawing.press('p')
  await drawing.drag([190, 400], [420, 400])
  const strokes = (await drawing.elements()).filter(
    (element): element is ElementOf<'draw'> => element.type === 'draw',
  )
  expect(strokes.map(({ nib, stroke }) => [nib, stroke])).toEqual([
    ['highlighter', '#ffe14d'],
    ['highlighter', '#ffa8cf'],
    ['pen', '#1f2328'],
  ])
  await drawing.whenSaved()
  const before: Element[] = await drawing.elements()
  await drawing.reload()
  expect(await drawing.elements()).toEqual(before)
})

/** Nearly black pixels where the first words stand, of the page as it shows. */
async function darkPixels({ page, canvas }: DrawingPage): Promise<number> {
  const box = await canvas.boundingBox()
  const clip = { x: (box?.x ?? 0) + 180, y: (box?.y ?? 0) + 180, width: 260, height: 40 }
  const picture = (await page.screenshot({ clip })).toString('base64')
  return page.evaluate(async (base64) => {
    const image = new Image()
    image.src = `data:image/png;base64,${base64}`
    await image.decode()
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d')
    if (!context) throw new Error('no canvas')
    context.drawImage(image, 0, 0)
    const { data } = context.getImageData(0, 0, image.width, image.height)
    let dark = 0
    for (let i = 0; i < data.length; i += 4)
      if ((data[i] ?? 255) < 70 && (data[i + 1] ?? 255) < 70 && (data[i + 2] ?? 255) < 70) dark += 1
    return dark
  }, picture)
}
