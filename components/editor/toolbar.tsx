'use client'

import { clsx } from 'clsx'
import * as Radix from 'radix-ui/toolbar'
import { Fragment } from 'react'
import type { ToolName } from '../../lib/editor/editor'
import { Tooltip } from '../ui/tooltip'
import { useEditor, useEditorState } from './editor-context'
import { focusCanvas } from './focus'
import { shortcutOf } from './shortcuts'
import { type ToolButton, toolGroups, viewerToolGroups } from './tools'

export function Toolbar() {
  const editor = useEditor()
  const tool = useEditorState((state) => state.tool)
  const readOnly = useEditorState((state) => state.readOnly)
  const groups = readOnly ? viewerToolGroups : toolGroups

  return (
    <Radix.Root aria-label="Tools" className="panel pointer-events-auto p-1">
      <Radix.ToggleGroup
        type="single"
        aria-label="Tool"
        value={tool}
        // A click on the chosen one would choose none.
        onValueChange={(next) => next !== '' && editor.setTool(next as ToolName)}
        className="flex items-center gap-0.5"
      >
        {groups.map((group, index) => (
          <Fragment key={group[0]?.tool}>
            {index > 0 && <span aria-hidden className="mx-1 h-5 w-px bg-line" />}
            {group.map((button) => (
              <Tool key={button.tool} {...button} />
            ))}
          </Fragment>
        ))}
      </Radix.ToggleGroup>
    </Radix.Root>
  )
}

function Tool({ tool, label, icon: Icon }: ToolButton) {
  const editor = useEditor()
  const kept = useEditorState((state) => state.tool === tool && state.toolLocked)
  return (
    <Tooltip label={kept ? `${label}, kept` : label} shortcut={shortcutOf(`tool.${tool}`)} side="top">
      <Radix.ToggleItem
        value={tool}
        aria-label={label}
        data-kept={kept || undefined}
        // The keys after a click belong to the drawing.
        onPointerUp={focusCanvas}
        onDoubleClick={() => editor.setTool(tool, { locked: true })}
        className={clsx(
          'relative flex size-9 items-center justify-center rounded-md text-text transition-colors duration-100 hover:bg-hover active:bg-press',
          'aria-checked:bg-accent aria-checked:text-on-accent',
          'data-kept:after:absolute data-kept:after:bottom-1 data-kept:after:h-0.5 data-kept:after:w-3 data-kept:after:rounded-full data-kept:after:bg-current',
        )}
      >
        <Icon className="size-4.5" strokeWidth={1.75} aria-hidden />
      </Radix.ToggleItem>
    </Tooltip>
  )
}
