'use client'

import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { Editor, EditorState } from '../../lib/editor/editor'
import type { OpenProgress, SaveStatus, Session } from '../../lib/sync/contracts'

export type Role = 'owner' | 'editor' | 'viewer'

export interface EditedCanvas {
  readonly id: string
  readonly title: string
  readonly role: Role
}

export interface EditorUser {
  readonly id: string
  readonly name: string
  readonly isGuest: boolean
}

/** What every part of the editor screen works with; none of it is ever replaced while the screen stands. */
interface EditorScene {
  readonly editor: Editor
  readonly session: Session
  readonly canvas: EditedCanvas
  readonly user: EditorUser
}

const EditorContext = createContext<EditorScene | null>(null)
export const EditorProvider = EditorContext.Provider

export function useScene(): EditorScene {
  const scene = useContext(EditorContext)
  if (!scene) throw new Error('This part belongs inside the editor screen.')
  return scene
}

export function useEditor(): Editor {
  return useScene().editor
}

/** Re-renders only when what `select` picks is another value. */
export function useEditorState<V>(select: (state: EditorState) => V): V {
  return useStore(useEditor().state, select)
}

export function useSaveStatus(): SaveStatus {
  return useStore(useScene().session.status)
}

export function useOpenProgress(): OpenProgress {
  return useStore(useScene().session.progress)
}
