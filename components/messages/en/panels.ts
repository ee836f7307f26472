import type { ElementType } from '../../../lib/editor/model/element'

/** The panels around the drawing: layers. */
export const panels = {
  layers: {
    /** What a layer without a name and without words is called. */
    types: {
      rectangle: 'Rectangle',
      ellipse: 'Ellipse',
      diamond: 'Diamond',
      polygon: 'Polygon',
      star: 'Star',
      note: 'Sticky note',
      line: 'Line',
      arrow: 'Arrow',
      draw: 'Drawing',
      text: 'Text',
      image: 'Image',
      frame: 'Frame',
      guide: 'Guide',
      group: 'Group',
      unknown: 'Unknown element',
    } satisfies Record<ElementType, string>,
    title: 'Layers',
    close: 'Close layers',
    search: 'Search layers',
    found: { one: '{count} layer found', other: '{count} layers found' },
    searching: 'Searching…',
    nothingFound: 'Nothing here is called “{query}”.',
    empty: 'What you draw is listed here, the uppermost first.',
    emptyViewer: 'Nothing is drawn here yet.',
    name: 'Name of the layer',
    lock: 'Lock',
    unlock: 'Unlock',
    hide: 'Hide',
    show: 'Show',
    locked: '{name}, locked',
    hidden: '{name}, hidden',
    lockedAndHidden: '{name}, locked, hidden',
    open: 'Open',
    fold: 'Close',
  },
} as const
