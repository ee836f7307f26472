'use client'

import { Layers, LibraryBig, type LucideIcon } from 'lucide-react'
import { lazy } from 'react'
import type { Surface } from '../canvas/surface'
import { useMessages } from '../messages/messages-provider'
import { IconButton } from '../ui/icon-button'
import { Later } from './later'
import { panelLoaders } from './load-panels'
import { togglePart, useScreenPart } from './screen-parts'
import { shortcutOf } from './shortcuts'

const CommandPalette = lazy(panelLoaders.palette)
const FindBar = lazy(panelLoaders.find)
const LayersPanel = lazy(() => import('./layers/layers-panel'))
const LibraryPanel = lazy(() => import('./library/library-panel'))
const Minimap = lazy(() => import('./minimap/minimap'))

/** What can stand around the drawing when it is asked for. */
export function Panels({ surface }: { surface: Surface | null }) {
  const left = useScreenPart((parts) => parts.left)
  const palette = useScreenPart((parts) => parts.palette)
  const find = useScreenPart((parts) => parts.find)
  return (
    <>
      <div className="absolute top-16 bottom-16 left-3 max-xl:bottom-32 flex flex-col gap-2">
        {left === 'layers' && (
          <Later>
            <LayersPanel surface={surface} />
          </Later>
        )}
        {left === 'library' && (
          <Later>
            <LibraryPanel />
          </Later>
        )}
      </div>
      {find && (
        <Later>
          <FindBar surface={surface} />
        </Later>
      )}
      {palette && (
        <Later>
          <CommandPalette />
        </Later>
      )}
    </>
  )
}

/** Below the properties; closed, it leaves the bottom edge free. */
export function MinimapCorner({ surface }: { surface: Surface | null }) {
  const isOpen = useScreenPart((parts) => parts.minimap)
  if (!isOpen) return <span aria-hidden className="h-11 shrink-0" />
  return (
    <Later>
      <Minimap surface={surface} />
    </Later>
  )
}

export function PanelButtons() {
  return (
    <>
      <PanelButton part="layers" icon={Layers} />
      <PanelButton part="library" icon={LibraryBig} />
    </>
  )
}

function PanelButton({ part, icon }: { part: 'layers' | 'library'; icon: LucideIcon }) {
  const m = useMessages()
  const isOpen = useScreenPart(({ left }) => left === part)
  return (
    <IconButton
      icon={icon}
      label={m.commands[`toggle-${part}`]}
      shortcut={shortcutOf(`toggle-${part}`)}
      aria-pressed={isOpen}
      onClick={() => togglePart(part)}
      className="aria-pressed:text-accent"
    />
  )
}
