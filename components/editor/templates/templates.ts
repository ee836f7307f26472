import type { Messages } from '../../messages/en'
import { INK, type Maker, PALE, QUIET } from './maker'

export const TEMPLATE_IDS = ['flowchart', 'kanban', 'wireframe', 'mindMap', 'retro', 'weekPlan'] as const
export type TemplateId = (typeof TEMPLATE_IDS)[number]

export function isTemplateId(value: unknown): value is TemplateId {
  return TEMPLATE_IDS.some((id) => id === value)
}

type Words = Messages['panels']['templates']['words']

/** What each template draws, in the words of the person's language. */
export const templates: Readonly<Record<TemplateId, (make: Maker, words: Words) => void>> = {
  flowchart,
  kanban,
  wireframe,
  mindMap,
  retro,
  weekPlan,
}

function flowchart(make: Maker, { flowchart: words }: Words): void {
  const start = make.box([180, 0, 200, 64], { cornerRadius: 32, fill: PALE.green, text: words.start })
  const step = make.box([180, 132, 200, 80], { fill: PALE.blue, text: words.step })
  const question = make.diamond([160, 280, 240, 140], { fill: PALE.yellow, text: words.question })
  const again = make.box([500, 310, 180, 80], { fill: PALE.blue, text: words.again })
  const next = make.box([180, 496, 200, 80], { fill: PALE.blue, text: words.next })
  const end = make.box([180, 644, 200, 64], { cornerRadius: 32, fill: PALE.red, text: words.end })
  make.arrow(start, step)
  make.arrow(step, question)
  make.arrow(question, again, { text: words.no, fontSize: 14 })
  make.arrow(again, step, { curve: 'elbow' })
  make.arrow(question, next, { text: words.yes, fontSize: 14 })
  make.arrow(next, end)
}

const COLUMN = { width: 280, height: 560, gap: 24 } as const

function kanban(make: Maker, { kanban: words }: Words): void {
  const cards = [
    [words.cards[0], words.cards[1], words.cards[2]],
    [words.cards[3], words.cards[4]],
    [words.cards[5]],
  ]
  const fills = [PALE.blue, PALE.yellow, PALE.green]
  words.columns.forEach((column, i) => {
    const x = i * (COLUMN.width + COLUMN.gap)
    make.box([x, 0, COLUMN.width, COLUMN.height], {
      fill: PALE.gray,
      stroke: 'transparent',
      cornerRadius: 16,
    })
    make.text([x + 20, 18], column, { fontSize: 20 })
    cards[i]?.forEach((card, row) => {
      make.box([x + 16, 64 + row * 104, COLUMN.width - 32, 88], {
        fill: fills[i],
        stroke: 'transparent',
        text: card,
        align: 'left',
        verticalAlign: 'top',
      })
    })
  })
}

function wireframe(make: Maker, { wireframe: words }: Words): void {
  const page = make.frame([0, 0, 900, 640], words.page)
  const quiet = { stroke: QUIET, strokeWidth: 1.5, textColor: QUIET }
  make.within(page, () => {
    make.box([32, 24, 120, 32], { ...quiet, fill: PALE.gray, text: words.logo, fontSize: 14 })
    words.menu.forEach((entry, i) => {
      make.text([540 + i * 96, 30], entry, { textColor: QUIET })
    })
    make.line([32, 76, 868, 76], quiet)
    make.text([64, 128], words.headline, { fontSize: 36 })
    make.text([64, 186], words.lead, { textColor: QUIET, fontSize: 18 })
    make.box([64, 240, 160, 48], {
      fill: INK,
      stroke: 'transparent',
      text: words.button,
      textColor: '#ffffff',
    })
    picture(make, [500, 112, 336, 220])
    for (let i = 0; i < 3; i++) {
      const x = 64 + i * 264
      make.box([x, 380, 244, 212], { ...quiet, cornerRadius: 12 })
      picture(make, [x + 16, 396, 212, 96])
      make.text([x + 16, 508], words.card, { fontSize: 18 })
      make.text([x + 16, 540], words.cardText, { textColor: QUIET, fontSize: 14 })
    }
  })
}

/** A box with a cross: here a picture comes. */
function picture(make: Maker, [x, y, width, height]: readonly [number, number, number, number]): void {
  const quiet = { stroke: QUIET, strokeWidth: 1.5 }
  make.box([x, y, width, height], { ...quiet, fill: PALE.gray, cornerRadius: 0 })
  make.line([x, y, x + width, y + height], quiet)
  make.line([x + width, y, x, y + height], quiet)
}

function mindMap(make: Maker, { mindMap: words }: Words): void {
  const middle = make.ellipse([420, 240, 240, 120], { fill: PALE.violet, text: words.middle, fontSize: 22 })
  const fills = [PALE.blue, PALE.green, PALE.yellow, PALE.red, PALE.gray, PALE.blue]
  const places = [
    [80, 60],
    [20, 268],
    [80, 476],
    [820, 60],
    [880, 268],
    [820, 476],
  ] as const
  places.forEach(([x, y], i) => {
    const branch = make.box([x, y, 180, 64], {
      cornerRadius: 32,
      fill: fills[i],
      text: words.branches[i] ?? '',
    })
    make.arrow(middle, branch, { curve: 'curved', endHead: 'none' })
  })
}

function retro(make: Maker, { retro: words }: Words): void {
  const fills = [PALE.green, PALE.red, PALE.blue]
  words.columns.forEach((column, i) => {
    const x = i * 344
    make.box([x, 0, 320, 600], { stroke: QUIET, strokeWidth: 1.5, cornerRadius: 16 })
    make.text([x + 24, 22], column, { fontSize: 22 })
    make.note([x + 24, 76, 136, 136], words.notes[i] ?? '', fills[i])
    make.note([x + 168, 76, 128, 136], '', fills[i])
  })
}

function weekPlan(make: Maker, { weekPlan: words }: Words): void {
  const width = 180
  make.text([0, 0], words.title, { fontSize: 28 })
  words.days.forEach((day, i) => {
    const x = i * (width + 12)
    const isFree = i > 4
    make.box([x, 60, width, 48], {
      fill: isFree ? PALE.green : PALE.blue,
      stroke: 'transparent',
      text: day,
    })
    make.box([x, 120, width, 400], { stroke: QUIET, strokeWidth: 1.5 })
  })
  make.box([0, 536, 7 * width + 72, 100], {
    fill: PALE.yellow,
    stroke: 'transparent',
    text: words.goals,
    align: 'left',
    verticalAlign: 'top',
  })
}
