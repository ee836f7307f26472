'use client'

import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { ScreenPart } from '../../lib/editor/commands/command'
import { unreachable } from '../../lib/result'
import { showDialog } from './dialogs'
import { toggleEyedropper } from './eyedropper/eyedropper-state'
import { focusCanvas } from './focus'
import { furnish } from './furnished'
import { holdKeys } from './held-keys'
import { focusNextRegion } from './next-region'
import { enterScreenMode, toggleZen } from './present/screen-mode'

/** What stands around the drawing now. */
interface ScreenParts {
  /** One panel at a time has the left side. */
  readonly left: 'layers' | 'library' | null
  readonly minimap: boolean
  /** The name of the one selected layer was asked for; another value at every time. */
  readonly nameAsked: object | null
  readonly palette: boolean
  readonly find: boolean
  /** Grows whenever the search is asked for, open or not: it takes the keys again. */
  readonly findAsked: number
}

const KEY = 'indelible-panels'

const parts = createStore<ScreenParts>(() => ({
  ...remembered(),
  nameAsked: null,
  palette: false,
  find: false,
  findAsked: 0,
}))

export function useScreenPart<V>(select: (parts: ScreenParts) => V): V {
  return useStore(parts, select)
}

/** Shows a part of the screen, or hides it again. */
export function togglePart(part: ScreenPart): void {
  const now = parts.getState()
  furnish()
  switch (part) {
    case 'layers':
    case 'library':
      parts.setState({ left: now.left === part ? null : part })
      remember()
      // A panel that had the keys takes them with it.
      if (now.left !== null) focusCanvas()
      break
    case 'minimap':
      parts.setState({ minimap: !now.minimap })
      remember()
      break
    case 'layer-name':
      parts.setState({ left: 'layers', nameAsked: {} })
      holdKeys()
      break
    // Asked for again, a search begins anew instead of going away.
    case 'find':
      parts.setState({ find: true, findAsked: now.findAsked + 1 })
      holdKeys()
      break
    case 'presentation':
      enterScreenMode('presenting')
      break
    case 'zen':
      toggleZen()
      break
    case 'eyedropper':
      toggleEyedropper()
      break
    case 'next-region':
      focusNextRegion(1)
      break
    case 'previous-region':
      focusNextRegion(-1)
      break
    case 'palette':
      parts.setState({ palette: !now.palette })
      if (!now.palette) holdKeys()
      break
    case 'link':
      document.querySelector<HTMLInputElement>('input[name="link"]')?.focus()
      break
    case 'import':
      document.querySelector<HTMLInputElement>('input[type="file"][name="import"]')?.click()
      break
    case 'templates':
    case 'shortcuts':
    case 'export':
      showDialog({ kind: part })
      holdKeys()
      break
    default:
      unreachable(part)
  }
}

export function closePalette(): void {
  parts.setState({ palette: false })
}

export function closeFind(): void {
  parts.setState({ find: false })
}

/** Which panels this person keeps open on this device. */
function remembered(): Pick<ScreenParts, 'left' | 'minimap'> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null')
    const { left, minimap } = (typeof kept === 'object' && kept !== null ? kept : {}) as Record<
      string,
      unknown
    >
    return { left: left === 'layers' || left === 'library' ? left : null, minimap: minimap === true }
  } catch {
    return { left: null, minimap: false }
  }
}

function remember(): void {
  try {
    const { left, minimap } = parts.getState()
    localStorage.setItem(KEY, JSON.stringify({ left, minimap }))
  } catch {
    // A full or refused storage costs no more than opening them again.
  }
}
