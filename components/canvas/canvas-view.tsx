'use client'

import { lazy, type MouseEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { Editor } from '../../lib/editor/editor'
import type { Theme } from '../../lib/painter/theme'
import { useMessages } from '../messages/messages-provider'
import { PartBoundary } from '../ui/part-boundary'
import { overlayColors } from './overlay/colors'
import { Aids } from './rulers/aids'
import type { AssetUrl } from './scene/picture-source'
import { createSurface, type Surface } from './surface'
import { FrameNameEditor } from './text/frame-name-editor'
import { TextEditor } from './text/text-editor'

const OverlayStage = lazy(() => import('./overlay/overlay-stage'))

export interface CanvasViewProps {
  readonly editor: Editor
  readonly theme: Theme
  /** Where the bytes of a picture are. */
  readonly assetUrl?: AssetUrl
  readonly onContextMenu?: (event: MouseEvent<HTMLElement>) => void
  /** For the debug panel and the bench: what the surface knows of itself. */
  readonly onReady?: (surface: Surface) => void
}

const defaultAssetUrl: AssetUrl = (asset) => `/assets/${asset}`

/**
 * The drawing surface: fills its parent. React draws its frame and, once the scene was painted, what is selected; the
 * drawing itself, the camera and everything that follows a pointer pass React by.
 */
export function CanvasView({
  editor,
  theme,
  assetUrl = defaultAssetUrl,
  onContextMenu,
  onReady,
}: CanvasViewProps) {
  const m = useMessages()
  const container = useRef<HTMLDivElement>(null)
  const sceneHost = useRef<HTMLDivElement>(null)
  const surface = useMemo(() => createSurface({ editor, assetUrl }), [editor, assetUrl])
  const size = useSize(surface, container)
  const isDrawn = useFirstFrame(surface)
  const [isTabbedTo, setTabbedTo] = useState(false)

  useEffect(() => {
    if (!container.current || !sceneHost.current) return
    return surface.attach({ container: container.current, sceneHost: sceneHost.current })
  }, [surface])
  useEffect(() => surface.setTheme(theme), [surface, theme])
  useEffect(() => onReady?.(surface), [surface, onReady])

  return (
    <div
      ref={container}
      data-testid="canvas"
      role="application"
      aria-label={m.screen.canvas}
      aria-description={m.spoken.help}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the drawing takes keys.
      tabIndex={0}
      onContextMenu={onContextMenu}
      // The key went down on what was left, and comes up here. A ring is for those who came by it: the browser's own rule
      // would show one after every text that was written.
      onKeyUp={(event) => event.key === 'Tab' && setTabbedTo(true)}
      onBlur={() => setTabbedTo(false)}
      onPointerDown={() => setTabbedTo(false)}
      style={{
        position: 'absolute',
        inset: 0,
        overflow: 'hidden',
        outline: 'none',
        touchAction: 'none',
        userSelect: 'none',
        WebkitUserSelect: 'none',
        // Nothing of the page around depends on what happens in here.
        contain: 'strict',
      }}
    >
      <div ref={sceneHost} />
      {isDrawn && (
        <PartBoundary>
          <OverlayStage editor={editor} surface={surface} {...size} />
        </PartBoundary>
      )}
      <Aids editor={editor} theme={theme} />
      <TextEditor editor={editor} theme={theme} />
      <FrameNameEditor editor={editor} theme={theme} />
      {isTabbedTo && (
        // An outline of the surface itself would lie below the drawing.
        <div
          aria-hidden
          style={{
            position: 'absolute',
            inset: 0,
            border: `2px solid ${overlayColors(theme).accent}`,
            pointerEvents: 'none',
          }}
        />
      )}
    </div>
  )
}

/** CSS pixels of the surface; renders when the window changes, never otherwise. */
function useSize(surface: Surface, container: React.RefObject<HTMLDivElement | null>) {
  const [size, setSize] = useState({ width: 1, height: 1 })
  useEffect(() => {
    const element = container.current
    if (!element) return
    const measure = () => {
      const next = { width: Math.max(1, element.clientWidth), height: Math.max(1, element.clientHeight) }
      setSize((now) => (now.width === next.width && now.height === next.height ? now : next))
      surface.setSize(next)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [surface, container])
  return size
}

/** Whether the surface has drawn a frame: what lies over the scene and its code come after it. */
function useFirstFrame(surface: Surface): boolean {
  const [isDrawn, setDrawn] = useState(false)
  useEffect(() => {
    const stop = surface.onDrawn(() => {
      stop()
      setDrawn(true)
    })
    return stop
  }, [surface])
  return isDrawn
}
