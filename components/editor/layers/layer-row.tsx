'use client'

import { clsx } from 'clsx'
import { ChevronRight, Eye, EyeOff, Lock, LockOpen, type LucideIcon } from 'lucide-react'
import type { Element } from '../../../lib/editor/model/element'
import { useMessages, type Words } from '../../messages/messages-provider'
import { INDENT } from './drop-place'
import { layerIcons } from './layer-icon'
import { layerName } from './layer-name'
import { RenameField } from './rename-field'
import { ROW_HEIGHT } from './use-row-window'

interface LayerRowProps {
  readonly element: Element
  readonly index: number
  readonly level: number
  readonly position: number
  readonly siblings: number
  readonly isOpen: boolean | null
  readonly isSelected: boolean
  /** Below something selected. */
  readonly isWithin: boolean
  /** Locked or hidden, by itself or by what it is below of. */
  readonly isOutOfReach: boolean
  /** The one row that Tab reaches. */
  readonly isActive: boolean
  readonly isRenaming: boolean
  /** Dragged layers would come into it. */
  readonly isTaking: boolean
  readonly canEdit: boolean
  /** Answers `next` or `previous` when the keys want to go on to that row's name. */
  readonly onRenamed: (id: string, name: string | null, then?: 'next' | 'previous') => void
}

/**
 * One layer. Pointers and keys are the list's: a row only says which it is (`data-row`) and what was hit in it
 * (`data-part`).
 */
export function LayerRow(props: LayerRowProps) {
  const { element, index, level, position, siblings, isOpen, isSelected, isWithin, isOutOfReach } = props
  const m = useMessages()
  const { locked, hidden } = flagsOf(element)
  const name = layerName(element, m)
  const Icon = layerIcons[element.type]
  return (
    <div
      role="treeitem"
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-selected={isSelected}
      aria-expanded={isOpen ?? undefined}
      aria-label={spokenName(m, name, { locked, hidden })}
      tabIndex={props.isActive ? 0 : -1}
      data-row={element.id}
      className={clsx(
        'group absolute inset-x-1 flex items-center gap-1.5 rounded-sm pr-1 text-base outline-none focus-visible:ring-2 focus-visible:ring-accent focus-visible:ring-inset',
        isSelected ? 'bg-accent-soft' : isWithin ? 'bg-hover' : 'hover:bg-hover',
        props.isTaking && 'ring-2 ring-accent ring-inset',
      )}
      style={{ top: index * ROW_HEIGHT, height: ROW_HEIGHT, paddingLeft: 2 + (level - 1) * INDENT }}
    >
      {isOpen === null ? (
        <span className="w-4 shrink-0" />
      ) : (
        <span
          data-part="fold"
          title={isOpen ? m.panels.layers.fold : m.panels.layers.open}
          className="flex h-full w-4 shrink-0 items-center justify-center text-faint hover:text-text"
        >
          <ChevronRight
            aria-hidden
            strokeWidth={2}
            className={clsx('size-3 transition-transform duration-100', isOpen && 'rotate-90')}
          />
        </span>
      )}
      <Icon
        aria-hidden
        data-part="icon"
        strokeWidth={1.75}
        className={clsx(
          'size-3.5 shrink-0',
          isSelected ? 'text-accent' : 'text-muted',
          isOutOfReach && 'opacity-50',
        )}
      />
      {props.isRenaming ? (
        <RenameField
          name={element.type === 'unknown' ? '' : element.name}
          placeholder={name}
          onDone={(next, then) => props.onRenamed(element.id, next, then)}
        />
      ) : (
        <span data-part="name" className={clsx('min-w-0 flex-1 truncate', isOutOfReach && 'text-faint')}>
          {name}
        </span>
      )}
      {!props.isRenaming && element.type !== 'unknown' && (
        <>
          <Flag
            part="lock"
            isSet={locked}
            icon={locked ? Lock : LockOpen}
            label={locked ? m.panels.layers.unlock : m.panels.layers.lock}
            canEdit={props.canEdit}
          />
          <Flag
            part="hide"
            isSet={hidden}
            icon={hidden ? EyeOff : Eye}
            label={hidden ? m.panels.layers.show : m.panels.layers.hide}
            canEdit={props.canEdit}
          />
        </>
      )}
    </div>
  )
}

function flagsOf(element: Element): { locked: boolean; hidden: boolean } {
  return element.type === 'unknown' ? { locked: false, hidden: false } : element
}

function spokenName(
  m: Words,
  name: string,
  { locked, hidden }: { locked: boolean; hidden: boolean },
): string {
  const { layers } = m.panels
  if (locked && hidden) return m.format(layers.lockedAndHidden, { name })
  if (locked) return m.format(layers.locked, { name })
  return hidden ? m.format(layers.hidden, { name }) : name
}

interface FlagProps {
  readonly part: 'lock' | 'hide'
  readonly isSet: boolean
  readonly icon: LucideIcon
  readonly label: string
  readonly canEdit: boolean
}

/** Shows when it is set, and to a pointer or a keyboard that is here. */
function Flag({ part, isSet, icon: Icon, label, canEdit }: FlagProps) {
  if (!canEdit && !isSet) return null
  return (
    <button
      type="button"
      tabIndex={-1}
      disabled={!canEdit}
      data-part={part}
      data-tip={label}
      aria-label={label}
      className={clsx(
        'size-5 shrink-0 items-center justify-center rounded-xs text-muted hover:bg-press hover:text-text',
        isSet ? 'flex' : 'hidden group-hover:flex',
      )}
    >
      <Icon aria-hidden className="size-3.5" strokeWidth={1.75} />
    </button>
  )
}
