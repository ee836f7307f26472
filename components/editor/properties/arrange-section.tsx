'use client'

import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalSpaceBetween,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalSpaceBetween,
  ArrowDown,
  ArrowDownToLine,
  ArrowUp,
  ArrowUpToLine,
  Copy,
  Group,
  type LucideIcon,
  Trash2,
  Ungroup,
} from 'lucide-react'
import { useMessages } from '../../messages/messages-provider'
import { IconButton } from '../../ui/icon-button'
import type { CommandId } from '../shortcuts'
import { shortcutOf } from '../shortcuts'
import { useCanRun, useRun } from '../use-run'
import { Row, Section } from './row'

const order = [
  ['send-to-back', ArrowDownToLine],
  ['send-backward', ArrowDown],
  ['bring-forward', ArrowUp],
  ['bring-to-front', ArrowUpToLine],
] as const

const align = [
  ['align-left', AlignStartVertical],
  ['align-center', AlignCenterVertical],
  ['align-right', AlignEndVertical],
  ['align-top', AlignStartHorizontal],
  ['align-middle', AlignCenterHorizontal],
  ['align-bottom', AlignEndHorizontal],
] as const

const distribute = [
  ['distribute-horizontally', AlignHorizontalSpaceBetween],
  ['distribute-vertically', AlignVerticalSpaceBetween],
] as const

const actions = [
  ['duplicate', Copy],
  ['group', Group],
  ['ungroup', Ungroup],
  ['delete', Trash2],
] as const

export function ArrangeSection({ count }: { count: number }) {
  return (
    <Section>
      <Row name="Order">
        <Commands entries={order} />
      </Row>
      {count > 1 && (
        <Row name="Align">
          <div>
            <Commands entries={align} dense />
          </div>
        </Row>
      )}
      {count > 2 && (
        <Row name="Spread">
          <Commands entries={distribute} />
        </Row>
      )}
      <Row name="Actions">
        <Commands entries={actions} />
      </Row>
    </Section>
  )
}

function Commands({
  entries,
  dense = false,
}: {
  entries: readonly (readonly [CommandId, LucideIcon])[]
  dense?: boolean
}) {
  return (
    <div className={dense ? '-mx-1 flex justify-between' : '-mx-1 flex gap-1'}>
      {entries.map(([id, icon]) => (
        <CommandButton key={id} id={id} icon={icon} />
      ))}
    </div>
  )
}

function CommandButton({ id, icon }: { id: CommandId; icon: LucideIcon }) {
  const m = useMessages()
  const run = useRun()
  const enabled = useCanRun(id)
  return (
    <IconButton
      icon={icon}
      label={m.commands[id]}
      shortcut={shortcutOf(id)}
      size="small"
      disabled={!enabled}
      onClick={() => run(id)}
    />
  )
}
