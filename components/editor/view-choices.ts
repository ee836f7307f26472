import type { Editor, ViewChoices } from '../../lib/editor/editor'

const KEY = 'indelible-view'
const CHOICES = [
  'grid',
  'snapsToObjects',
  'rulers',
  'guidesShown',
] as const satisfies readonly (keyof ViewChoices)[]

/** What this person likes to see while drawing stays on this device, whatever the canvas. Answers with how to stop. */
export function rememberViewChoices(editor: Editor): () => void {
  editor.setViewChoices(readChoices())
  return editor.state.subscribe((now, before) => {
    if (CHOICES.every((choice) => now[choice] === before[choice])) return
    try {
      localStorage.setItem(
        KEY,
        JSON.stringify(Object.fromEntries(CHOICES.map((choice) => [choice, now[choice]]))),
      )
    } catch {
      // A full or refused storage costs no more than the choice.
    }
  })
}

function readChoices(): Partial<ViewChoices> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null')
    if (typeof kept !== 'object' || kept === null) return {}
    const known = Object.entries(kept).filter(
      ([name, value]) => (CHOICES as readonly string[]).includes(name) && typeof value === 'boolean',
    )
    return Object.fromEntries(known)
  } catch {
    return {}
  }
}
