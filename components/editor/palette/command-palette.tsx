'use client'

import { Command, defaultFilter } from 'cmdk'
import { Search } from 'lucide-react'
import * as Radix from 'radix-ui/dialog'
import { useState } from 'react'
import { useMessages } from '../../messages/messages-provider'
import { focusCanvas, returnFocus } from '../focus'
import { closePalette } from '../screen-parts'
import { type PaletteEntry, usePaletteEntries } from './palette-entries'
import { recentCommands, rememberCommand } from './recent-commands'

/** All commands, by a few letters of their names. Default export: loaded when first opened. */
export default function CommandPalette() {
  const m = useMessages()
  const words = m.panels.palette
  const entries = usePaletteEntries()
  const [search, setSearch] = useState('')
  const [recent] = useState(recentCommands)
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  // While nothing is typed, what was used last comes first; then the best match does.
  const latest = search.trim() === '' ? recent.flatMap((id) => byId.get(id) ?? []) : []

  function choose(entry: PaletteEntry): void {
    closePalette()
    rememberCommand(entry.id)
    // The dialog gives up the focus first, so that what the command opens can keep it.
    requestAnimationFrame(() => {
      focusCanvas()
      entry.run()
    })
  }

  return (
    <Radix.Root open onOpenChange={(open) => !open && closePalette()}>
      <Radix.Portal>
        <Radix.Overlay className="fade-in-0 fixed inset-0 z-40 animate-in bg-scrim duration-100" />
        <Radix.Content
          aria-describedby={undefined}
          onCloseAutoFocus={returnFocus}
          className="fade-in-0 zoom-in-98 fixed top-[14dvh] left-1/2 z-40 w-[min(36rem,calc(100vw-2rem))] -translate-x-1/2 animate-in overflow-hidden rounded-xl border border-line bg-surface shadow-float outline-none duration-100"
        >
          <Radix.Title className="sr-only">{words.title}</Radix.Title>
          <Command label={words.title} loop filter={scoreOf} onKeyDown={closeOnSameKey}>
            <div className="flex items-center gap-3 border-line border-b px-4">
              <Search aria-hidden className="size-4 shrink-0 text-faint" strokeWidth={1.75} />
              <Command.Input
                value={search}
                onValueChange={setSearch}
                placeholder={words.placeholder}
                className="h-12 w-full bg-transparent text-md outline-none placeholder:text-faint"
              />
            </div>
            <Command.List className="scroll-quiet max-h-[min(26rem,60dvh)] scroll-py-2 overflow-y-auto overscroll-contain p-1.5">
              <Command.Empty className="px-3 py-8 text-center text-faint">{words.nothing}</Command.Empty>
              {latest.length > 0 && (
                <Group
                  heading={words.recent}
                  entries={latest.map((entry) => ({ ...entry, id: `recent:${entry.id}` }))}
                  onChoose={({ id }) => {
                    const meant = byId.get(id.slice('recent:'.length))
                    if (meant) choose(meant)
                  }}
                />
              )}
              {groupsOf(entries).map(([heading, members]) => (
                <Group key={heading} heading={heading} entries={members} onChoose={choose} />
              ))}
            </Command.List>
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** Below this letters stand in the label, but too far apart to be meant. */
const LEAST_SCORE = 0.02
/** Parts the label of a value from what makes it the only one. */
const SEPARATOR = ' ⁣'

function scoreOf(value: string, search: string, keywords: string[] = []): number {
  const [label = ''] = value.split(SEPARATOR)
  const score = defaultFilter(label, search, [])
  if (score > LEAST_SCORE) return score
  // By the name of its group a command is found after all that are called so themselves.
  return keywords.some((word) => word.toLowerCase().startsWith(search.trim().toLowerCase())) ? LEAST_SCORE : 0
}

/** The key that opened it closes it again. */
function closeOnSameKey(event: React.KeyboardEvent): void {
  const opens = (event.ctrlKey || event.metaKey) && (event.key.toLowerCase() === 'k' || event.key === '/')
  if (!opens) return
  event.preventDefault()
  closePalette()
}

function groupsOf(entries: readonly PaletteEntry[]): [string, PaletteEntry[]][] {
  const groups = new Map<string, PaletteEntry[]>()
  for (const entry of entries) {
    const members = groups.get(entry.group)
    if (members) members.push(entry)
    else groups.set(entry.group, [entry])
  }
  return [...groups]
}

interface GroupProps {
  readonly heading: string
  readonly entries: readonly PaletteEntry[]
  readonly onChoose: (entry: PaletteEntry) => void
}

function Group({ heading, entries, onChoose }: GroupProps) {
  return (
    <Command.Group
      heading={heading}
      className="**:[[cmdk-group-heading]]:px-2.5 **:[[cmdk-group-heading]]:pt-2 **:[[cmdk-group-heading]]:pb-1 **:[[cmdk-group-heading]]:font-medium **:[[cmdk-group-heading]]:text-faint **:[[cmdk-group-heading]]:text-xs"
    >
      {entries.map((entry) => (
        <Command.Item
          key={entry.id}
          value={`${entry.label}${SEPARATOR}${entry.id}`}
          keywords={[heading]}
          onSelect={() => onChoose(entry)}
          className="flex h-8.5 items-center rounded-md px-2.5 text-base aria-selected:bg-hover"
        >
          <span className="min-w-0 flex-1 truncate">{entry.label}</span>
          {entry.shortcut && <span className="pl-6 text-faint text-sm">{entry.shortcut}</span>}
        </Command.Item>
      ))}
    </Command.Group>
  )
}
