'use client'

import { Download, LoaderCircle } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { framesIn } from '../../../lib/editor/commands/frame'
import { unionBoxes } from '../../../lib/editor/geometry/box'
import { frameLabel } from '../../../lib/editor/geometry/frame-name'
import { edgeBoxOf } from '../../../lib/editor/geometry/ink-box'
import { withDescendants } from '../../../lib/editor/tree'
import type { Theme } from '../../../lib/painter/theme'
import { useMessages } from '../../messages/messages-provider'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { useDrawingTheme } from '../../ui/drawing-theme'
import { PlainImage } from '../../ui/plain-image'
import { SegmentedControl } from '../../ui/segmented-control'
import { Skeleton } from '../../ui/skeleton'
import { downloadBlob } from '../download'
import { useScene } from '../editor-context'
import { picturesOf } from '../pictures/pictures'
import { type ExportFormat, exportDrawing } from './export-drawing'

type Scope = 'all' | 'selection'

const extensions: Record<ExportFormat, string> = { indelible: '.indelible.json', svg: '.svg', png: '.png' }

/** Default export: loaded when first opened. */
export default function ExportDialog({ onClose }: { onClose: () => void }) {
  const { editor, canvas } = useScene()
  const m = useMessages()
  const { shown } = useDrawingTheme()
  const selection = editor.state.getState().selection
  // One frame alone is a sheet of its own: cut at its edges, without its border.
  const [frame] = selection.size === 1 ? framesIn(editor.document, selection) : []
  const [format, setFormat] = useState<ExportFormat>('png')
  const [scope, setScope] = useState<Scope>(selection.size > 0 ? 'selection' : 'all')
  const [theme, setTheme] = useState<Theme>(shown)
  const [paper, setPaper] = useState<'paper' | 'none'>('paper')
  const [scale, setScale] = useState<'1' | '2' | '4'>('2')
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  function optionsOf() {
    const { document } = editor
    const all = () => [...document.ordered(), ...document.guides()]
    const elements = scope === 'all' ? all() : withDescendants(document, selection)
    return {
      title: canvas.title,
      elements,
      measureText: editor.measureText,
      theme,
      background: paper === 'paper',
      scale: Number(scale),
      ...(scope === 'selection' && frame ? { region: edgeBoxOf(frame) } : {}),
      assetUrl: picturesOf(canvas.id).urlOf,
    }
  }

  function fileName(): string {
    return scope === 'selection' && frame
      ? `${canvas.title} · ${frameLabel(frame, m.panels.layers.types.frame)}`
      : canvas.title
  }

  async function save() {
    setIsBusy(true)
    setProblem(null)
    try {
      const file = await exportDrawing(format, optionsOf())
      if (file.ok) {
        downloadBlob(`${fileName()}${extensions[format]}`, file.value)
        onClose()
      } else setProblem(file.error.message)
    } catch {
      setProblem(m.exporting.failed)
    } finally {
      setIsBusy(false)
    }
  }

  return (
    <Dialog
      open
      onClose={onClose}
      size="medium"
      title={m.exporting.title}
      actions={
        <>
          <Button onClick={onClose}>{m.exporting.cancel}</Button>
          <Button look="primary" onClick={save} disabled={isBusy}>
            {isBusy ? (
              <LoaderCircle className="size-4 animate-spin" aria-hidden />
            ) : (
              <Download className="size-4" aria-hidden />
            )}
            {m.exporting.download}
          </Button>
        </>
      }
    >
      <Preview optionsOf={optionsOf} signature={`${scope} ${theme} ${paper}`} theme={theme} />
      <div className="mt-4 flex flex-col gap-2">
        <Choice name={m.exporting.format}>
          <SegmentedControl
            label={m.exporting.format}
            value={format}
            onChange={setFormat}
            segments={[
              { value: 'png', label: 'PNG' },
              { value: 'svg', label: 'SVG' },
              { value: 'indelible', label: 'Indelible' },
            ]}
          />
        </Choice>
        {selection.size > 0 && (
          <Choice name={m.exporting.what}>
            <SegmentedControl
              label={m.exporting.whatLong}
              value={scope}
              onChange={setScope}
              segments={[
                { value: 'selection', label: frame ? m.exporting.frame : m.exporting.selection },
                { value: 'all', label: m.exporting.all },
              ]}
            />
          </Choice>
        )}
        {format !== 'indelible' && (
          <>
            <Choice name={m.exporting.colors}>
              <SegmentedControl
                label={m.exporting.colors}
                value={theme}
                onChange={setTheme}
                segments={[
                  { value: 'light', label: m.exporting.light },
                  { value: 'dark', label: m.exporting.dark },
                ]}
              />
            </Choice>
            <Choice name={m.exporting.background}>
              <SegmentedControl
                label={m.exporting.background}
                value={paper}
                onChange={setPaper}
                segments={[
                  { value: 'paper', label: m.exporting.paper },
                  { value: 'none', label: m.exporting.transparent },
                ]}
              />
            </Choice>
          </>
        )}
        {format === 'png' && (
          <Choice name={m.exporting.size}>
            <SegmentedControl
              label={m.exporting.size}
              value={scale}
              onChange={setScale}
              segments={[
                { value: '1', label: '1 ×' },
                { value: '2', label: '2 ×' },
                { value: '4', label: '4 ×' },
              ]}
            />
          </Choice>
        )}
        <p className="mt-1 text-muted text-sm">{m.exporting[format]}</p>
        {problem && (
          <p role="alert" className="text-danger">
            {problem}
          </p>
        )}
      </div>
    </Dialog>
  )
}

function Choice({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[6rem_minmax(0,1fr)] items-center">
      <span aria-hidden className="text-muted">
        {name}
      </span>
      {children}
    </div>
  )
}

/** Pixels of the longer side. */
const PREVIEW_SIDE = 960

interface PreviewProps {
  readonly optionsOf: () => Parameters<typeof exportDrawing>[1]
  /** Another one, another picture. */
  readonly signature: string
  readonly theme: Theme
}

function Preview({ optionsOf, signature, theme }: PreviewProps) {
  const m = useMessages()
  const [url, setUrl] = useState<string | null>(null)
  const [isEmpty, setIsEmpty] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the signature says when the options are others.
  useEffect(() => {
    let made: string | null = null
    let isWanted = true
    const options = optionsOf()
    const box = options.region ?? unionBoxes(options.elements.map(edgeBoxOf))
    const scale = box ? Math.min(1, PREVIEW_SIDE / Math.max(box.width, box.height)) : 1
    exportDrawing('png', { ...options, scale })
      .then((file) => {
        if (!isWanted) return
        setIsEmpty(!file.ok)
        made = file.ok ? URL.createObjectURL(file.value) : null
        setUrl(made)
      })
      .catch(() => isWanted && setIsEmpty(true))
    return () => {
      isWanted = false
      if (made) URL.revokeObjectURL(made)
    }
  }, [signature])

  return (
    <div
      data-theme={theme}
      className="checkerboard-quiet grid h-52 place-items-center overflow-hidden rounded-lg border border-line"
    >
      {url ? (
        <PlainImage src={url} alt={m.exporting.preview} className="max-h-52 max-w-full object-contain" />
      ) : isEmpty ? (
        <p className="text-muted text-sm">{m.exporting.empty}</p>
      ) : (
        <Skeleton className="h-full w-full" />
      )}
    </div>
  )
}
