'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { recentCanvases } from '../../../actions/canvases'
import { commands } from '../../../lib/editor/commands/registry'
import { useMessages } from '../../messages/messages-provider'
import { useTheme } from '../../ui/theme'
import { useScene } from '../editor-context'
import { shortcutOf } from '../shortcuts'
import { runCommand } from '../use-run'

export interface PaletteEntry {
  readonly id: string
  readonly group: string
  readonly label: string
  readonly shortcut: string | null
  run(): void
}

/** Everything that can be asked for now: the table of commands, the theme, other canvases. */
export function usePaletteEntries(): readonly PaletteEntry[] {
  const m = useMessages()
  const { editor, canvas } = useScene()
  const router = useRouter()
  const { setTheme } = useTheme()
  const canvases = useRecentCanvases()
  const words = m.panels.palette

  const fromTable = commands
    .filter((command) => command.id !== 'command-palette' && command.canRun(editor))
    .map(({ id, group }) => ({
      id,
      group: m.commandGroups[group],
      label: m.commands[id],
      shortcut: shortcutOf(id),
      run: () => runCommand({ editor, canvas }, id),
    }))
  const themes = (['light', 'dark', 'system'] as const).map((choice) => ({
    id: `theme:${choice}`,
    group: words.theme,
    label: words.themes[choice],
    shortcut: null,
    run: () => setTheme(choice),
  }))
  const others = canvases
    .filter(({ id }) => id !== canvas.id)
    .map(({ id, title }) => ({
      id: `canvas:${id}`,
      group: words.canvases,
      label: m.format(words.openCanvas, { title }),
      shortcut: null,
      run: () => router.push(`/c/${id}`),
    }))
  const all = {
    id: 'canvases',
    group: words.canvases,
    label: words.allCanvases,
    shortcut: null,
    run: () => router.push('/canvases'),
  }
  return [...fromTable, ...themes, all, ...others]
}

/** Comes a moment later than the rest, and not at all without a network. */
function useRecentCanvases(): readonly { readonly id: string; readonly title: string }[] {
  const [canvases, setCanvases] = useState<readonly { id: string; title: string }[]>([])
  useEffect(() => {
    let isGone = false
    recentCanvases({})
      .then((answer) => answer.ok && !isGone && setCanvases(answer.value))
      .catch(() => undefined)
    return () => {
      isGone = true
    }
  }, [])
  return canvases
}
