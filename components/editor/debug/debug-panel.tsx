'use client'

import { type ReactNode, useEffect, useState } from 'react'
import { useEditorState, useSaveStatus, useScene } from '../editor-context'
import { useDocumentRevision } from '../properties/use-summary'

/** Default export: loaded with `?debug` only. The face itself is set by the workspace. */
export default function DebugPanel() {
  const { editor, session } = useScene()
  const { camera, selection, tool } = useEditorState((state) => state)
  const status = useSaveStatus()
  const frames = useFramesASecond()
  useDocumentRevision(true)
  return (
    <aside
      // For those who build and measure: its words are those of the code, in every language.
      lang="en"
      aria-label="Debug"
      className="panel pointer-events-none absolute bottom-17 left-3 grid grid-cols-[auto_auto] gap-x-4 gap-y-0.5 px-3 py-2 font-mono text-xs tabular-nums"
    >
      <Line name="elements">{editor.document.size}</Line>
      <Line name="selected">{selection.size}</Line>
      <Line name="tool">{tool}</Line>
      <Line name="camera">
        {camera.x.toFixed(1)}, {camera.y.toFixed(1)} × {camera.zoom.toFixed(3)}
      </Line>
      <Line name="version">{session.version()}</Line>
      <Line name="saving">
        {status.state}, {status.pending} waiting, {status.parked} aside
      </Line>
      <Line name="frames/s">{frames}</Line>
    </aside>
  )
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <span className="text-faint">{name}</span>
      <span>{children}</span>
    </>
  )
}

function useFramesASecond(): number {
  const [frames, setFrames] = useState(0)
  useEffect(() => {
    let counted = 0
    let since = performance.now()
    let request = requestAnimationFrame(function count(now) {
      counted += 1
      if (now - since >= 1000) {
        setFrames(Math.round((counted * 1000) / (now - since)))
        counted = 0
        since = now
      }
      request = requestAnimationFrame(count)
    })
    return () => cancelAnimationFrame(request)
  }, [])
  return frames
}
