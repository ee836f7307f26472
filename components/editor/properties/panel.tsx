'use client'

import { clsx } from 'clsx'
import { ChevronUp } from 'lucide-react'
import { useState } from 'react'
import type { ElementType } from '../../../lib/editor/model/element'
import { useMessages, type Words } from '../../messages/messages-provider'
import { useEditorState } from '../editor-context'
import { AppearanceSection } from './appearance-section'
import { ArrangeSection } from './arrange-section'
import { ArrowSection } from './arrow-section'
import { FrameSection } from './frame-section'
import { GeometrySection } from './geometry-section'
import { ImageSection } from './image-section'
import { LinkSection } from './link-section'
import { ShapeSection } from './shape-section'
import { StrokeSection } from './stroke-section'
import type { StyleSummary } from './style-summary'
import { TextSection } from './text-section'
import { useSummary } from './use-summary'

/** Everything about what is selected, or about what the tool in hand will draw. Default export: loaded after the screen. */
export default function PropertiesPanel() {
  const m = useMessages()
  const summary = useSummary()
  const readOnly = useEditorState((state) => state.readOnly)
  // On a phone the drawing comes first: the sheet shows its name until it is asked for.
  const [isOpen, setOpen] = useState(false)
  if (!summary || readOnly) return null
  return (
    <section
      aria-label={m.looks.panel}
      className={clsx(
        'panel scroll-quiet fade-in-0 pointer-events-auto flex max-h-full w-62 animate-in flex-col overflow-y-auto overscroll-contain duration-100 max-sm:max-h-[45dvh] max-sm:w-full',
        !isOpen && 'max-sm:[&>:not(h2)]:hidden',
      )}
    >
      <h2 className="flex items-center justify-between px-3 pt-2.5 pb-2 font-semibold text-base">
        {headingOf(summary, m)}
        <button
          type="button"
          aria-expanded={isOpen}
          aria-label={m.looks.panel}
          onClick={() => setOpen(!isOpen)}
          className="-my-1 -mr-1 flex size-9 items-center justify-center rounded-md text-muted hover:bg-hover sm:hidden"
        >
          <ChevronUp
            className={clsx('size-4.5 transition-transform', isOpen && 'rotate-180')}
            strokeWidth={1.75}
            aria-hidden
          />
        </button>
      </h2>
      {summary.count > 0 && (
        <GeometrySection cornerRadius={summary.style.cornerRadius} angle={summary.angle} />
      )}
      {isOnly(summary, 'frame') && <FrameSection />}
      {isOnly(summary, 'image') && <ImageSection />}
      <ShapeSection summary={summary} />
      <StrokeSection summary={summary} />
      <ArrowSection summary={summary} />
      {/* A shape without words has no use for a font. */}
      {summary.hasText && <TextSection summary={summary} />}
      <AppearanceSection summary={summary} />
      {summary.count > 0 && <LinkSection link={summary.link} />}
      {summary.count > 0 && <ArrangeSection />}
    </section>
  )
}

function isOnly({ types }: StyleSummary, type: ElementType): boolean {
  return types.size === 1 && types.has(type)
}

function headingOf({ count, types, isMarker }: StyleSummary, m: Words): string {
  const [only] = types
  if (count > 1) return m.format(m.looks.elements, { count })
  if (isMarker) return m.looks.marker
  return only ? m.panels.layers.types[only] : ''
}
