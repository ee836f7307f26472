'use client'

import { Download, Plus, Upload, X } from 'lucide-react'
import { useDeferredValue, useRef, useState } from 'react'
import { toCanvas } from '../../../lib/editor/camera'
import type { Point } from '../../../lib/editor/geometry/box'
import { LIBRARY_FILE_ENDING, writeLibraryFile } from '../../../lib/formats/library-file'
import { useMessages } from '../../messages/messages-provider'
import { Button } from '../../ui/button'
import { IconButton } from '../../ui/icon-button'
import { PlainImage } from '../../ui/plain-image'
import { downloadText } from '../download'
import { useEditorState, useScene } from '../editor-context'
import { focusCanvas } from '../focus'
import { middleOfView } from '../middle-of-view'
import { togglePart } from '../screen-parts'
import { SearchField } from '../search-field'
import { shortcutOf } from '../shortcuts'
import { insertThing } from './insert-thing'
import { LibraryCard } from './library-card'
import type { LibraryItem } from './library-store'
import { useLibrary } from './use-library'
import { useThingDrag } from './use-thing-drag'

/** What somebody keeps for other drawings. Default export: loaded when first opened. */
export default function LibraryPanel() {
  const m = useMessages()
  const words = m.panels.library
  const { editor, canvas } = useScene()
  const library = useLibrary()
  const [query, setQuery] = useState('')
  const [renaming, setRenaming] = useState<string | null>(null)
  const { carried, press } = useThingDrag()
  const files = useRef<HTMLInputElement>(null)
  const readOnly = useEditorState((state) => state.readOnly)
  const hasSelection = useEditorState((state) => state.selection.size > 0)
  const wanted = useDeferredValue(query.trim().toLowerCase())
  const { items } = library
  const isWanted = ({ name }: LibraryItem) => (name || words.unnamed).toLowerCase().includes(wanted)
  // What is being named is in sight whatever is searched for.
  const shown = items?.filter((item) => item.id === renaming || isWanted(item)) ?? []

  const canInsert = ({ id }: LibraryItem) => !readOnly && !library.coming.has(id)

  function insert(thing: LibraryItem, at: Point): void {
    if (!canInsert(thing)) return
    void insertThing(editor, canvas.id, { thing, at })
    focusCanvas()
  }

  function drop(item: LibraryItem, { x, y }: Point): void {
    const box = document.querySelector('[data-testid="canvas"]')?.getBoundingClientRect()
    if (box) insert(item, toCanvas(editor.state.getState().camera, { x: x - box.left, y: y - box.top }))
  }

  function exportAll(): void {
    const text = writeLibraryFile(words.title, items ?? [], editor.newId)
    downloadText(`${words.title}${LIBRARY_FILE_ENDING}`, text, 'application/json')
  }

  return (
    <section
      aria-label={words.title}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        // Not onto the canvas behind it.
        event.preventDefault()
        void library.importFiles([...event.dataTransfer.files])
      }}
      className="panel fade-in-0 pointer-events-auto flex min-h-0 w-62 flex-1 animate-in flex-col overflow-hidden duration-100"
    >
      <header className="flex items-center py-1.5 pr-1.5 pl-3">
        <h2 className="flex-1 font-semibold text-base">{words.title}</h2>
        <IconButton icon={Upload} size="small" label={words.import} onClick={() => files.current?.click()} />
        <IconButton
          icon={Download}
          size="small"
          label={words.export}
          disabled={!items || items.length === 0}
          onClick={exportAll}
        />
        <IconButton
          icon={X}
          size="small"
          label={words.close}
          shortcut={shortcutOf('toggle-library')}
          onClick={() => togglePart('library')}
        />
      </header>
      <input
        ref={files}
        type="file"
        name="library"
        aria-label={words.import}
        accept=".excalidrawlib,.json,.excalidraw,.svg,.png"
        multiple
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          void library.importFiles([...(event.currentTarget.files ?? [])])
          // The same file may be chosen again.
          event.currentTarget.value = ''
        }}
      />
      <div className="flex flex-col gap-2 px-2 pb-2">
        <SearchField label={words.search} query={query} onQuery={setQuery} />
        <Button disabled={!hasSelection} onClick={() => setRenaming(library.addSelection())}>
          <Plus aria-hidden className="size-4" strokeWidth={1.75} /> {words.add}
        </Button>
      </div>
      <div className="scroll-quiet min-h-0 flex-1 overflow-y-auto overscroll-contain px-2 pb-2">
        {shown.length > 0 ? (
          <ul aria-label={words.title} className="grid grid-cols-2 gap-2">
            {shown.map((item) => (
              <LibraryCard
                key={item.id}
                item={item}
                canInsert={canInsert(item)}
                isRenaming={renaming === item.id}
                onInsert={() => insert(item, middleOfView(editor))}
                onPress={(event, picture) =>
                  press(event, picture, {
                    onClick: () => insert(item, middleOfView(editor)),
                    onDrop: (at) => drop(item, at),
                  })
                }
                onRename={() => setRenaming(item.id)}
                onRenamed={(name) => {
                  setRenaming(null)
                  if (name !== null) library.rename(item, name)
                  focusCanvas()
                }}
                onRemove={() => library.remove(item)}
              />
            ))}
          </ul>
        ) : (
          items && (
            <p className="px-3 py-8 text-center text-faint">
              {wanted === '' ? words.empty : m.format(words.nothingFound, { query: query.trim() })}
            </p>
          )
        )}
      </div>
      <p className="border-line border-t px-3 py-2 text-faint text-sm">{words.onThisDevice}</p>
      {carried && (
        <div
          aria-hidden
          className="pointer-events-none fixed top-0 left-0 z-50 opacity-80"
          style={{
            transform: `translate(${carried.at.x}px, ${carried.at.y}px) translate(-50%, -50%)`,
          }}
        >
          {carried.picture && <PlainImage src={carried.picture} alt="" className="max-h-24 max-w-24" />}
        </div>
      )}
    </section>
  )
}
