'use client'

import { clsx } from 'clsx'
import { useSearchParams } from 'next/navigation'
import { lazy, useCallback, useEffect, useRef, useState } from 'react'
import { toCanvas } from '../../lib/editor/camera'
import type { Point } from '../../lib/editor/geometry/box'
import { CanvasView } from '../canvas/canvas-view'
import type { Surface } from '../canvas/surface'
import { useDrawingTheme } from '../ui/drawing-theme'
import { useDebugFace } from './debug/use-debug-face'
import { Dialogs } from './dialogs'
import {
  type EditedCanvas,
  EditorProvider,
  type EditorUser,
  useEditorState,
  useScene,
} from './editor-context'
import { EmptyHint } from './empty-hint'
import { DropZone, FileInput, ImportBar } from './import/import-control'
import { importFiles } from './import/import-files'
import { Later, menuPress } from './later'
import { LoadingBar } from './loading-bar'
import { MenuButton } from './menu-button'
import { OpenFailed } from './open-failed'
import { type OpenScene, openScene } from './open-scene'
import { MinimapCorner, PanelButtons, Panels } from './panels'
import { picturesOf } from './pictures/pictures'
import { PicturesBar } from './pictures/pictures-bar'
import { useScreenMode } from './present/screen-mode'
import { ScreenModes } from './present/screen-modes'
import { ReadOnlyNote } from './read-only-note'
import { SaveStatus } from './save-status'
import { ScreenSkeleton } from './screen-skeleton'
import { useAskedTemplate } from './templates/use-asked-template'
import { Title } from './title'
import { Toolbar } from './toolbar'
import { UpdateNote } from './update-note'
import { useClipboard } from './use-clipboard'
import { useContextMenu } from './use-context-menu'
import { useFurnishing } from './use-furnishing'
import { useNotices } from './use-notices'
import { useShortcuts } from './use-shortcuts'
import { ViewControls } from './view-controls'

const CanvasContextMenu = lazy(() => import('./context-menu'))
const LinkBadge = lazy(() => import('./link-badge'))
const MainMenu = lazy(() => import('./main-menu'))
const PropertiesPanel = lazy(() => import('./properties/panel'))
const Spoken = lazy(() => import('./spoken/spoken'))
const DebugPanel = lazy(() => import('./debug/debug-panel'))

interface WorkspaceProps {
  readonly canvas: EditedCanvas
  readonly user: EditorUser
  readonly isOffline?: boolean
}

/** Default export: loaded in the browser only. */
export default function Workspace({ canvas, user, isOffline = false }: WorkspaceProps) {
  const [scene, setScene] = useState<OpenScene | null>(null)
  // The canvas is opened once for as long as the screen stands; its props are those of the first request.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new title or name opens nothing anew.
  useEffect(() => {
    const opened = openScene(canvas, user, { isOffline })
    setScene(opened)
    return () => {
      opened.close()
      setScene(null)
    }
  }, [canvas.id, user.id])

  if (!scene) return <ScreenSkeleton />
  return (
    <EditorProvider value={{ editor: scene.editor, session: scene.session, canvas, user }}>
      <Screen />
    </EditorProvider>
  )
}

function Screen() {
  const { editor, canvas } = useScene()
  const { shown } = useDrawingTheme()
  const mode = useScreenMode()
  const debug = useSearchParams().get('debug')
  const fileField = useRef<HTMLInputElement>(null)
  const takeFiles = useCallback(
    (files: readonly File[], at?: Point) => {
      const { camera } = editor.state.getState()
      void importFiles(editor, canvas.id, files, at && toCanvas(camera, at))
    },
    [editor, canvas.id],
  )
  const assetUrl = useCallback((hash: string) => picturesOf(canvas.id).urlOf(hash), [canvas.id])
  const contextMenu = useContextMenu()
  useFurnishing()
  const keepSurface = useDebugFace(debug !== null)
  const [surface, setSurface] = useState<Surface | null>(null)
  const onSurface = useCallback(
    (ready: Surface) => {
      keepSurface(ready)
      setSurface(ready)
    },
    [keepSurface],
  )
  const rulers = useEditorState((state) => state.rulers)
  useShortcuts()
  useClipboard(takeFiles)
  useNotices()
  useAskedTemplate()

  return (
    <main className="fixed inset-0 overflow-hidden bg-canvas">
      <CanvasView
        editor={editor}
        theme={shown}
        assetUrl={assetUrl}
        onContextMenu={contextMenu.open}
        onReady={onSurface}
      />
      {contextMenu.place && (
        <Later>
          <CanvasContextMenu
            key={`${contextMenu.place.at.x} ${contextMenu.place.at.y}`}
            {...contextMenu.place}
            onClose={contextMenu.close}
          />
        </Later>
      )}
      <EmptyHint />
      <Later>
        <Spoken />
      </Later>

      {/* What floats lets the hand through between its panels. */}
      <div
        hidden={mode !== 'editing'}
        className={clsx(
          'pointer-events-none absolute right-0 bottom-0 select-none p-3',
          rulers ? 'top-5 left-5' : 'top-0 left-0',
        )}
      >
        <header className="panel pointer-events-auto absolute top-3 left-3 flex h-10 max-w-[calc(100%-18rem)] items-center max-sm:max-w-[calc(100%-1.5rem)] gap-1 p-1 pr-1.5">
          <Later fallback={(press) => <MenuButton {...menuPress(press)} />}>
            {(isWanted) => <MainMenu onImport={() => fileField.current?.click()} defaultOpen={isWanted} />}
          </Later>
          <PanelButtons />
          <Title />
          <span aria-hidden className="mx-0.5 h-4 w-px shrink-0 bg-line" />
          <SaveStatus />
        </header>
        <ReadOnlyNote />
        {/* On a phone a sheet at the bottom, above what the thumb works with. */}
        <div className="absolute top-3 right-3 bottom-3 flex flex-col items-end gap-3 max-xl:bottom-18 max-sm:top-auto max-sm:bottom-32 max-sm:left-3 max-sm:items-stretch">
          <div className="flex min-h-0 flex-1 items-start max-sm:items-end">
            <Later>
              <PropertiesPanel />
            </Later>
          </div>
          <div className="contents max-sm:hidden">
            <MinimapCorner surface={surface} />
          </div>
        </div>
        <Panels surface={surface} />
        <div className="absolute bottom-3 left-3 max-xl:bottom-18">
          <ViewControls />
        </div>
        <div className="absolute inset-x-3 bottom-3 flex flex-col items-center gap-3">
          <LoadingBar />
          <ImportBar />
          <PicturesBar />
          <UpdateNote />
          <Toolbar />
        </div>
      </div>

      {mode === 'editing' && (
        <Later>
          <LinkBadge />
        </Later>
      )}
      <ScreenModes mode={mode} />
      <DropZone onFiles={takeFiles} />
      <FileInput field={fileField} onFiles={(files) => takeFiles(files)} />
      <OpenFailed />
      <Dialogs />
      {/* `?debug=face` is for who measures the screen as it is without the panel. */}
      {debug !== null && debug !== 'face' && (
        <Later>
          <DebugPanel />
        </Later>
      )}
    </main>
  )
}
