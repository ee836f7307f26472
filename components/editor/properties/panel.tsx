'use client'

import type { ElementType } from '../../../lib/editor/model/element'
import { useEditorState } from '../editor-context'
import { ArrangeSection } from './arrange-section'
import { GeometrySection } from './geometry-section'
import { AppearanceSection, ArrowSection, StrokeAndFill, TextSection } from './style-sections'
import type { StyleSummary } from './style-summary'
import { useSummary } from './use-summary'

/** Everything about what is selected, or about what the tool in hand will draw. Default export: loaded after the screen. */
export default function PropertiesPanel() {
  const summary = useSummary()
  const readOnly = useEditorState((state) => state.readOnly)
  if (!summary || readOnly) return null
  return (
    <section
      aria-label="Properties"
      className="panel scroll-quiet fade-in-0 pointer-events-auto flex max-h-full w-62 animate-in flex-col overflow-y-auto overscroll-contain duration-100"
    >
      <h2 className="px-3 pt-2.5 pb-2 font-semibold text-base">{headingOf(summary)}</h2>
      {summary.count > 0 && <GeometrySection cornerRadius={summary.style.cornerRadius} />}
      <StrokeAndFill summary={summary} />
      <ArrowSection summary={summary} />
      {/* A shape without words has no use for a font. */}
      {summary.hasText && <TextSection summary={summary} />}
      <AppearanceSection summary={summary} />
      {summary.count > 0 && <ArrangeSection />}
    </section>
  )
}

const names: Record<ElementType, string> = {
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
}

function headingOf({ count, types }: StyleSummary): string {
  const [only] = types
  if (count > 1) return `${count.toLocaleString('en')} elements`
  return only ? names[only] : ''
}
