import type { Camera } from '../../../lib/editor/camera'
import type { Element } from '../../../lib/editor/model/element'

/** What the bench asks of a page, the same of every editor. Everything a hand can do is done by a hand instead. */
export interface BenchFace {
  /** Puts a scene on the screen from memory. */
  load(elements: readonly Element[]): void
  setCamera(camera: Camera): void
  select(ids: readonly string[]): void
  /** How many elements are selected. */
  selected(): number
  /** Where an element is, canvas units, however this editor holds it. */
  placeOf(id: string): { readonly x: number; readonly y: number } | null
  /** Whether nothing is left to paint; null from an editor that cannot tell. */
  isPainted(): boolean | null
}

declare global {
  interface Window {
    bench: BenchFace
    /** The scene as data, fetched before anything is measured. */
    scene: Element[]
  }
}
