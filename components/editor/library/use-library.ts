'use client'

import { useEffect, useMemo, useState } from 'react'
import { type LibraryThing, readLibraryFile } from '../../../lib/formats/library-file'
import { useMessages } from '../../messages/messages-provider'
import { toast, toastError } from '../../ui/toast'
import { useScene } from '../editor-context'
import { type LibraryItem, openLibraryStore } from './library-store'
import { thingOfSelection } from './take-in'

export interface Library {
  /** Null until they are read. */
  readonly items: readonly LibraryItem[] | null
  /** Answers with the id of what was added, or null. */
  addSelection(): Promise<string | null>
  importFiles(files: readonly File[]): Promise<void>
  rename(item: LibraryItem, name: string): void
  remove(item: LibraryItem): void
}

/** The person's own things on this device. What cannot be kept is said, and stays as it was. */
export function useLibrary(): Library {
  const m = useMessages()
  const words = m.panels.library
  const { editor, canvas } = useScene()
  const store = useMemo(openLibraryStore, [])
  const [items, setItems] = useState<readonly LibraryItem[] | null>(null)

  useEffect(() => {
    let isGone = false
    const read = () =>
      store.all().then(
        (all) => !isGone && setItems(all),
        () => !isGone && setItems((now) => now ?? []),
      )
    void read()
    // Another tab may have added to it meanwhile.
    window.addEventListener('focus', read)
    return () => {
      isGone = true
      window.removeEventListener('focus', read)
    }
  }, [store])

  async function keep(things: readonly LibraryThing[]): Promise<readonly LibraryItem[] | null> {
    const addedAt = Date.now()
    const fresh = things.map((thing, i) => ({ ...thing, id: editor.newId(), addedAt: addedAt - i }))
    try {
      await store.put(fresh)
    } catch {
      toastError(words.unkept)
      return null
    }
    setItems((now) => [...fresh, ...(now ?? [])])
    return fresh
  }

  return {
    items,
    async addSelection() {
      const { selection } = editor.state.getState()
      const [only] = selection
      const element = selection.size === 1 && only !== undefined ? editor.document.get(only) : undefined
      const name = element && element.type !== 'unknown' ? element.name : ''
      const thing = await thingOfSelection(editor, canvas.id, name)
      if (!thing) {
        toastError(words.nothingToAdd)
        return null
      }
      const kept = await keep([thing])
      return kept?.[0]?.id ?? null
    },
    async importFiles(files) {
      for (const file of files) {
        const read = await readFile(file, { newId: editor.newId, measureText: editor.measureText })
        if (!read.ok) {
          toastError(m.format(words.unread, { name: file.name }), { description: read.error.message })
          continue
        }
        const { things, losses } = read.value
        if (!(await keep(things))) continue
        const added = m.format(words.imported, { count: things.length })
        toast(added, losses > 0 ? { description: m.format(words.losses, { count: losses }) } : {})
      }
    },
    rename(item, wanted) {
      const name = wanted.trim().slice(0, 200)
      if (name === item.name) return
      const renamed = { ...item, name }
      setItems((now) => now?.map((one) => (one.id === item.id ? renamed : one)) ?? now)
      store.put([renamed]).catch(() => toastError(words.unkept))
    },
    remove(item) {
      setItems((now) => now?.filter(({ id }) => id !== item.id) ?? now)
      store.delete(item.id).catch(() => toastError(words.unkept))
      toast(words.removed, {
        action: {
          label: m.commands.undo,
          onClick: () => {
            setItems((now) => [...(now ?? []), item].sort((a, b) => b.addedAt - a.addedAt))
            store.put([item]).catch(() => toastError(words.unkept))
          },
        },
      })
    },
  }
}

async function readFile(
  file: File,
  options: Omit<Parameters<typeof readLibraryFile>[1], 'name'>,
): ReturnType<typeof readLibraryFile> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  return readLibraryFile(bytes, { ...options, name: file.name.replace(/\..*$/, '') })
}
