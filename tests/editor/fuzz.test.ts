import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyChange } from '../../lib/editor/changes/apply'
import { type Change, changeSchema, elementIdOf, operationSchema } from '../../lib/editor/changes/change'
import { invertChanges } from '../../lib/editor/changes/invert'
import { deleteElements } from '../../lib/editor/commands/delete'
import { runPlan } from '../../lib/editor/commands/registry/run-plan'
import type { Element } from '../../lib/editor/model/element'
import { ancestorsOf } from '../../lib/editor/tree'
import { act, copyOf, deed, drawing, expectSound } from '../support/fuzzed-hand'
import { type Bench, setUp } from '../support/hand'

test('[U3] whatever a hand does, undoing all gives the first drawing byte for byte, and redoing all the last', () => {
  fc.assert(
    fc.property(fc.array(deed, { minLength: 1, maxLength: 25, size: 'max' }), (deeds) => {
      const bench = setUp(...drawing())
      const { editor, pen } = bench
      const first = copyOf(editor.document.elements())
      for (const one of deeds) {
        act(bench, one)
        expectSound(bench)
      }
      pen.cancel()
      editor.editText(null)
      const last = copyOf(editor.document.elements())
      while (editor.state.getState().canUndo) {
        expect(editor.undo().skipped).toBe(0)
        expectSound(bench)
      }
      expect(copyOf(editor.document.elements())).toBe(first)
      while (editor.state.getState().canRedo) editor.redo()
      expect(copyOf(editor.document.elements())).toBe(last)
    }),
    { numRuns: 120 },
  )
}, 120_000)

test('[S3] every operation a hand makes passes the door of the server, and its inverse takes it back', () => {
  fc.assert(
    fc.property(fc.array(deed, { minLength: 1, maxLength: 25, size: 'max' }), (deeds) => {
      const bench = setUp(...drawing())
      const rows = new Map(drawing().map((element) => [element.id, element]))
      for (const one of deeds) act(bench, one)
      for (const { kind, changes } of bench.commits) {
        const operation = { opId: OP_ID, clientId: OP_ID, base: 0, kind, changes }
        expect(operationSchema.safeParse(operation).error).toBeUndefined()
        const before = copyOf(rows.values())
        applyTo(rows, changes)
        const after = copyOf(rows.values())
        applyTo(rows, invertChanges(changes))
        expect(copyOf(rows.values())).toBe(before)
        applyTo(rows, changes)
        expect(copyOf(rows.values())).toBe(after)
      }
      // Others who apply the operations see the same drawing.
      expect(copyOf(rows.values())).toBe(copyOf(bench.editor.document.elements()))
    }),
    { numRuns: 100 },
  )
}, 120_000)

test('[U3] ten thousand gestures with undo and redo among them: the drawing stays sound, and undoing all gives the first', () => {
  const seed = Number(process.env.FUZZ_SEED ?? 1)
  const bench = setUp(...drawing())
  const { editor, pen } = bench
  const first = copyOf(editor.document.elements())
  const deeds = fc.sample(fc.oneof({ weight: 12, arbitrary: deed }, { weight: 1, arbitrary: turn }), {
    seed,
    numRuns: 10_000,
  })
  deeds.forEach((one, number) => {
    if (one.kind === 'turn') for (let i = 0; i < one.times; i++) editor[one.direction]()
    else act(bench, one)
    // A drawing without end would test the patience of the machine.
    if (editor.document.size > 150) clearHalf(bench)
    if (number % 50 === 0) expectSound(bench)
  })
  expectSound(bench)
  pen.cancel()
  editor.editText(null)
  while (editor.state.getState().canUndo) expect(editor.undo().skipped).toBe(0)
  expect(copyOf(editor.document.elements())).toBe(first)
}, 300_000)

const turn = fc.record({
  kind: fc.constant('turn' as const),
  direction: fc.constantFrom('undo' as const, 'redo' as const),
  times: fc.integer({ min: 1, max: 5 }),
})

function clearHalf({ editor, pen }: Bench): void {
  pen.cancel()
  editor.editText(null)
  const uppermost = editor.document.ordered().slice(75)
  editor.setTool('select')
  editor.select(uppermost.map(({ id }) => id))
  runPlan(editor, deleteElements(editor.document, editor.state.getState().selection))
}

const OP_ID = '01890a5d-ac96-774b-bcce-b302099a8057'

function applyTo(rows: Map<string, Element>, changes: readonly Change[]): void {
  for (const change of changes) {
    expect(changeSchema.safeParse(change).success).toBe(true)
    const after = applyChange(rows.get(elementIdOf(change)), change)
    if (after) rows.set(elementIdOf(change), after)
    else rows.delete(elementIdOf(change))
  }
}

test('[U2] with others editing in between, nothing of theirs is taken back and the drawing stays sound', () => {
  const foreign = fc.record({
    who: fc.nat(14),
    fill: fc.constantFrom('#aa0000', '#00aa00'),
    dx: fc.nat(40),
    deletes: fc.boolean(),
  })
  fc.assert(
    fc.property(
      fc.array(fc.tuple(deed, fc.option(foreign)), { minLength: 1, maxLength: 25, size: 'max' }),
      (steps) => {
        const bench = setUp(...drawing())
        const { editor } = bench
        for (const [one, other] of steps) {
          act(bench, one)
          const element = other && [...editor.document.ordered()][other.who]
          if (!element || element.type === 'group' || element.type === 'frame') continue
          const isHeld = editor.document.attachedTo(element.id).length > 0
          if (other.deletes && !isHeld) editor.receive([{ kind: 'delete', element }])
          else
            editor.receive([
              {
                kind: 'set',
                id: element.id,
                type: element.type,
                registers: {
                  position: [
                    { x: element.x, y: element.y },
                    { x: element.x + other.dx, y: element.y },
                  ],
                },
              },
            ])
        }
        bench.pen.cancel()
        editor.editText(null)
        for (let i = 0; i < 60 && editor.state.getState().canUndo; i++) editor.undo()
        const { document } = editor
        for (const element of document.ordered()) {
          if (element.parent !== null) expect(document.get(element.parent)).toBeDefined()
          expect(ancestorsOf(document, element)).not.toContain(element)
        }
      },
    ),
    { numRuns: 100 },
  )
}, 120_000)
