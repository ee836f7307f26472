'use client'

import { X } from 'lucide-react'
import { useState } from 'react'
import type { Surface } from '../../canvas/surface'
import { useMessages } from '../../messages/messages-provider'
import { IconButton } from '../../ui/icon-button'
import { useEditorState } from '../editor-context'
import { togglePart } from '../screen-parts'
import { SearchField } from '../search-field'
import { shortcutOf } from '../shortcuts'
import { LayerList } from './layer-list'
import { useLayers } from './use-layers'

/** What is drawn, as a tree. Default export: loaded when first opened. */
export default function LayersPanel({ surface }: { surface: Surface | null }) {
  const m = useMessages()
  const { layers: words } = m.panels
  const [query, setQuery] = useState('')
  const layers = useLayers(query)
  const readOnly = useEditorState((state) => state.readOnly)
  const { found, isSearching, tree } = layers

  return (
    <section
      aria-label={words.title}
      className="panel fade-in-0 pointer-events-auto flex min-h-0 w-62 flex-1 animate-in flex-col overflow-hidden duration-100"
    >
      <header className="flex items-center justify-between py-1.5 pr-1.5 pl-3">
        <h2 className="font-semibold text-base">{words.title}</h2>
        <IconButton
          icon={X}
          size="small"
          label={words.close}
          shortcut={shortcutOf('toggle-layers')}
          onClick={() => togglePart('layers')}
        />
      </header>
      <div className="px-2 pb-2">
        <SearchField label={words.search} query={query} onQuery={setQuery} />
      </div>
      <p role="status" className={query.trim() === '' ? 'sr-only' : 'px-3 pb-1.5 text-faint text-sm'}>
        {query.trim() === ''
          ? ''
          : isSearching || !found
            ? words.searching
            : found.count > 0
              ? m.format(words.found, { count: found.count })
              : m.format(words.nothingFound, { query: query.trim() })}
      </p>
      {tree.size > 0 ? (
        <LayerList layers={layers} surface={surface} />
      ) : (
        query.trim() === '' && (
          <p className="px-6 py-10 text-center text-faint">{readOnly ? words.emptyViewer : words.empty}</p>
        )
      )}
    </section>
  )
}
