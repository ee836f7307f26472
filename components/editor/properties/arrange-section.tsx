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
  Columns3,
  Copy,
  EyeOff,
  Group,
  LayoutGrid,
  Lock,
  type LucideIcon,
  Rows3,
  Trash2,
  Ungroup,
} from 'lucide-react'
import { useMessages } from '../../messages/messages-provider'
import type { CommandId } from '../shortcuts'
import { useCanRun } from '../use-run'
import { CommandButton } from './command-button'
import { Row, Section } from './row'
import { SpacingFields } from './spacing-fields'

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

const spread = [
  ['distribute-horizontally', AlignHorizontalSpaceBetween],
  ['distribute-vertically', AlignVerticalSpaceBetween],
  ['stack-horizontally', Columns3],
  ['stack-vertically', Rows3],
  ['tidy-up', LayoutGrid],
] as const

const actions = [
  ['duplicate', Copy],
  ['group', Group],
  ['ungroup', Ungroup],
  ['lock', Lock],
  ['hide', EyeOff],
  ['delete', Trash2],
] as const

export function ArrangeSection() {
  const m = useMessages()
  const canAlign = useCanRun('align-left')
  const canSpread = useCanRun('tidy-up')
  return (
    <Section>
      <Row name={m.editing.order}>
        <Commands entries={order} />
      </Row>
      {canAlign && (
        <Row name={m.editing.align}>
          <Commands entries={align} dense />
        </Row>
      )}
      {canSpread && (
        <>
          <Row name={m.editing.spread}>
            <Commands entries={spread} />
          </Row>
          <SpacingFields />
        </>
      )}
      <Row name={m.editing.actions}>
        <Commands entries={actions} dense />
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
