import { visibleBox } from '../../camera'
import { type Box, boxesIntersect, expandBox, translateBox, unionBoxes } from '../../geometry/box'
import type { LinearElement } from '../../model/element'
import type { ToolContext } from '../tool'

/** An elbow goes around what it joins at about this distance, canvas units. */
const AROUND = 64

/**
 * Answers which of the lines that follow a movement may be seen while it goes on: leading hundreds that nobody sees would
 * stop the hand. Half a screen more on each side counts as seen.
 */
export function linesInSight(
  { document, index, state: { camera, viewport } }: ToolContext,
  moved: ReadonlySet<string>,
  { dx, dy }: { readonly dx: number; readonly dy: number },
): (line: LinearElement) => boolean {
  const view = visibleBox(camera, viewport)
  const sight = expandBox(view, Math.max(view.width, view.height) / 2)

  function placesOf(id: string | undefined): Box[] {
    const reach = id === undefined ? undefined : index.reach(id)
    return reach ? [reach, translateBox(reach, dx, dy)] : []
  }

  return (line) => {
    // The frame of what is selected is measured by what is shown of it.
    if (moved.has(line.id)) return true
    const ends = [line.start?.id, line.end?.id].filter((id) => id !== undefined && document.get(id))
    const way = unionBoxes([line.id, ...ends].flatMap(placesOf))
    if (!way) return true
    // An arc bulges with its length.
    const room = line.curve === 'curved' ? Math.max(way.width, way.height) : AROUND
    return boxesIntersect(expandBox(way, room), sight)
  }
}
