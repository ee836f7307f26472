'use client'

import { FileDown } from 'lucide-react'
import { type RefObject, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { Point } from '../../../lib/editor/geometry/box'
import { IMPORT_ACCEPT } from '../../../lib/formats/imported'
import { useMessages } from '../../messages/messages-provider'
import { Progress } from '../../ui/progress'
import { importProgress } from './import-progress'

interface FileInputProps {
  readonly field: RefObject<HTMLInputElement | null>
  readonly onFiles: (files: readonly File[]) => void
}

/** The one way in for files, behind "Import…". */
export function FileInput({ field, onFiles }: FileInputProps) {
  const m = useMessages()
  return (
    <input
      ref={field}
      type="file"
      name="import"
      aria-label={m.imports.field}
      accept={IMPORT_ACCEPT}
      multiple
      tabIndex={-1}
      className="sr-only"
      onChange={(event) => {
        onFiles([...(event.currentTarget.files ?? [])])
        // The same file may be chosen again.
        event.currentTarget.value = ''
      }}
    />
  )
}

/** Takes files dropped anywhere on the page, and says so while they hover. */
export function DropZone({
  onFiles,
}: {
  /** `at`: CSS pixels of the window. */
  onFiles: (files: readonly File[], at: Point) => void
}) {
  const m = useMessages()
  const [isOver, setIsOver] = useState(false)
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    function onDragOver(event: DragEvent) {
      if (!hasFiles(event)) return
      event.preventDefault()
      setIsOver(true)
    }
    function onDragLeave(event: DragEvent) {
      if (event.relatedTarget === null) setIsOver(false)
    }
    function onDrop(event: DragEvent) {
      setIsOver(false)
      // A panel may have taken them already.
      if (!hasFiles(event) || !event.dataTransfer || event.defaultPrevented) return
      event.preventDefault()
      onFiles([...event.dataTransfer.files], { x: event.clientX, y: event.clientY })
    }
    window.addEventListener('dragover', onDragOver)
    window.addEventListener('dragleave', onDragLeave)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', onDragOver)
      window.removeEventListener('dragleave', onDragLeave)
      window.removeEventListener('drop', onDrop)
    }
  }, [onFiles])

  if (!isOver) return null
  return (
    <div className="pointer-events-none absolute inset-3 z-20 grid place-items-center rounded-xl border-2 border-accent border-dashed bg-accent-soft">
      <p className="panel flex items-center gap-2 px-4 py-3 font-medium">
        <FileDown className="size-4 text-accent" strokeWidth={2} aria-hidden /> {m.imports.drop}
      </p>
    </div>
  )
}

export function ImportBar() {
  const m = useMessages()
  const progress = useStore(importProgress, (state) => state.progress)
  if (!progress) return null
  return (
    <div className="panel pointer-events-auto flex w-72 flex-col gap-2 px-4 py-3">
      <p role="status" className="truncate text-muted text-sm">
        {progress.step}
      </p>
      <Progress label={m.imports.progress} value={progress.value} />
    </div>
  )
}
