'use client'

import { Search } from 'lucide-react'
import { useState } from 'react'
import { useMessages, type Words } from '../messages/messages-provider'
import { Dialog } from '../ui/dialog'
import { Input } from '../ui/input'
import { Kbd } from '../ui/kbd'
import { gestures } from './gestures'
import { keyCaps, shortcutGroups } from './shortcuts'

interface HelpGroup {
  readonly name: string
  readonly entries: readonly { readonly label: string; readonly keys: readonly string[] }[]
}

/** Every key of the table of commands, and what hands can do besides. Default export: loaded when first opened. */
export default function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const m = useMessages()
  const [query, setQuery] = useState('')
  const groups = matching([...shortcutGroups(m), gestureGroup(m)], query)
  return (
    <Dialog open onClose={onClose} title={m.menu.shortcuts} size="large">
      <div className="relative mb-4 max-w-xs">
        <Search className="absolute top-2 left-2.5 size-4 text-faint" strokeWidth={1.75} aria-hidden />
        <Input
          type="search"
          aria-label={m.panels.help.search}
          placeholder={m.panels.help.search}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          className="pl-8"
        />
      </div>
      {groups.length === 0 && <p className="py-10 text-center text-faint">{m.panels.help.nothing}</p>}
      <div className="gap-10 sm:columns-2 lg:columns-3">
        {groups.map(({ name, entries }) => (
          <section key={name} className="mb-5">
            <h3 className="mb-1 break-after-avoid font-semibold text-sm text-muted">{name}</h3>
            <dl>
              {entries.map(({ label, keys }) => (
                <div
                  key={label}
                  className="flex break-inside-avoid items-center justify-between gap-4 border-line border-b py-1 last:border-0"
                >
                  <dt>{label}</dt>
                  <dd className="shrink-0">
                    <Kbd keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}

function gestureGroup(m: Words): HelpGroup {
  const { help } = m.panels
  const entries = gestures.map(({ id, keys, move }) => ({
    label: help.gestures[id],
    keys: [...keys.flatMap((key) => (key === 'space' ? [help.space] : keyCaps(key))), help.moves[move]],
  }))
  return { name: help.gesturesTitle, entries }
}

/** By what something is called, or by its keys. */
function matching(groups: readonly HelpGroup[], query: string): HelpGroup[] {
  const wanted = query.trim().toLowerCase()
  if (wanted === '') return [...groups]
  return groups.flatMap(({ name, entries }) => {
    const found = entries.filter(
      ({ label, keys }) =>
        label.toLowerCase().includes(wanted) || keys.join('+').toLowerCase().includes(wanted),
    )
    return found.length > 0 ? [{ name, entries: found }] : []
  })
}
