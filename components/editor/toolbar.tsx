'use client'

import { clsx } from 'clsx'
import { Fragment, lazy, type PointerEvent, useState } from 'react'
import type { ToolName } from '../../lib/editor/editor'
import { useMessages } from '../messages/messages-provider'
import { type RovingStop, useRovingFocus } from '../ui/roving-focus'
import { Tooltip } from '../ui/tooltip'
import { useEditor, useEditorState } from './editor-context'
import { focusCanvas } from './focus'
import { Later, menuPress } from './later'
import { MoreToolsButton } from './more-tools-button'
import { shortcutOf } from './shortcuts'
import { moreTools, type ToolButton, toolGroups, viewerToolGroups } from './tools'

const MoreToolsMenu = lazy(() => import('./more-tools-menu'))

export function Toolbar() {
  const m = useMessages()
  const tool = useEditorState((state) => state.tool)
  const readOnly = useEditorState((state) => state.readOnly)
  const groups = readOnly ? viewerToolGroups : toolGroups
  const rare = useRareTool(tool)
  const roving = useRovingFocus<ToolName | 'more'>(tool)

  return (
    <div
      role="toolbar"
      aria-orientation="horizontal"
      aria-label={m.tools.toolbar}
      {...roving.around}
      // Wider than a phone: it is pushed along under the thumb.
      className="panel pointer-events-auto flex max-w-full touch-pan-x items-center gap-0.5 overflow-x-auto p-1 [scrollbar-width:none]"
    >
      <div role="radiogroup" aria-label={m.tools.group} className="flex shrink-0 items-center gap-0.5">
        {groups.map((group, index) => (
          <Fragment key={group[0]?.tool}>
            {index > 0 && <Divider />}
            {group.map((button) => (
              <Tool key={button.tool} {...button} stop={roving.stop(button.tool)} />
            ))}
          </Fragment>
        ))}
        {!readOnly && (
          <>
            <Divider />
            <Tool {...rare} stop={roving.stop(rare.tool)} />
          </>
        )}
      </div>
      {!readOnly && (
        <Later fallback={(press) => <MoreToolsButton {...menuPress(press)} {...roving.stop('more')} />}>
          {(isWanted) => <MoreToolsMenu defaultOpen={isWanted} stop={roving.stop('more')} />}
        </Later>
      )}
    </div>
  )
}

/** Of the tools behind the last button, the one used last. */
function useRareTool(tool: ToolName): ToolButton {
  const [last, setLast] = useState(moreTools[0])
  const inHand = moreTools.find((button) => button.tool === tool)
  if (inHand && inHand !== last) setLast(inHand)
  return inHand ?? last
}

function Divider() {
  return <span aria-hidden className="mx-1 h-5 w-px bg-line" />
}

function Tool({ tool, icon: Icon, stop }: ToolButton & { readonly stop: RovingStop }) {
  const m = useMessages()
  const editor = useEditor()
  const isInHand = useEditorState((state) => state.tool === tool)
  const kept = useEditorState((state) => state.tool === tool && state.toolLocked)
  const label = m.commands[`tool.${tool}`]

  function take() {
    // Taken again, one that is kept stays kept.
    if (!isInHand) editor.setTool(tool)
  }

  function onPointerUp(event: PointerEvent<HTMLElement>) {
    // The browser makes a click of a tap later, and none when the next finger is quicker: on the drawing, with this tool.
    if (event.pointerType !== 'mouse' && isOver(event)) take()
    // The keys after a click belong to the drawing.
    focusCanvas()
  }

  return (
    <Tooltip
      label={kept ? m.format(m.tools.kept, { tool: label }) : label}
      shortcut={shortcutOf(`tool.${tool}`)}
      side="top"
    >
      {/* biome-ignore lint/a11y/useSemanticElements: with the browser's own radio an arrow would take the next tool at once. */}
      <button
        type="button"
        role="radio"
        aria-checked={isInHand}
        aria-label={label}
        data-kept={kept || undefined}
        {...stop}
        onClick={take}
        onPointerUp={onPointerUp}
        onDoubleClick={() => editor.setTool(tool, { locked: true })}
        className={clsx(
          'relative flex size-9 shrink-0 items-center pointer-coarse:size-10 justify-center rounded-md text-text transition-colors duration-100 hover:bg-hover active:bg-press',
          'aria-checked:bg-accent aria-checked:text-on-accent',
          'data-kept:after:absolute data-kept:after:bottom-1 data-kept:after:h-0.5 data-kept:after:w-3 data-kept:after:rounded-full data-kept:after:bg-current',
        )}
      >
        <Icon className="size-4.5" strokeWidth={1.75} aria-hidden />
      </button>
    </Tooltip>
  )
}

/** A finger may have slid off what it pressed, and meant nothing then. */
function isOver({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>): boolean {
  return currentTarget.contains(document.elementFromPoint(clientX, clientY))
}
