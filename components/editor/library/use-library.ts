'use client'

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type LibraryThing, readLibraryFile } from '../../../lib/formats/library-file'
import { useMessages } from '../../messages/messages-provider'
import { toast, toastError } from '../../ui/toast'
import { useScene } from '../editor-context'
import { type LibraryItem, openLibraryStore } from './library-store'
import { fetchAssets, hashesIn, thingOfSelection } from './take-in'

export interface Library {
  /** Null until they are read. */
  readonly items: readonly LibraryItem[] | null
  /** Ids of what was just added, as long as its pictures are on their way. */
  readonly coming: ReadonlySet<string>
  /** Shows it at once, so that a name can be typed with the next key; answers with its id, or null. */
  addSelection(): string | null
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
  const [coming, setComing] = useState<ReadonlySet<string>>(new Set())
  /** What is shown, for those who come back to it later than a render. */
  const latest = useRef<readonly LibraryItem[] | null>(null)
  /** Shown, and on its way into the store: what is read meanwhile does not have it. */
  const unkept = useRef(new Set<string>())

  const show = useCallback((next: readonly LibraryItem[]) => {
    latest.current = next
    setItems(next)
  }, [])

  useEffect(() => {
    let isGone = false
    function take(all: readonly LibraryItem[]) {
      if (isGone) return
      const isUnkept = ({ id }: LibraryItem) => unkept.current.has(id)
      const own = latest.current?.filter(isUnkept) ?? []
      show([...own, ...all.filter((item) => !isUnkept(item))])
    }
    const read = () => store.all().then(take, () => take(latest.current ?? []))
    void read()
    // Another tab may have added to it meanwhile.
    window.addEventListener('focus', read)
    return () => {
      isGone = true
      window.removeEventListener('focus', read)
    }
  }, [store, show])

  /** Answers with the thing as it is now; null when it was removed meanwhile. */
  function change(id: string, part: Partial<LibraryItem>): LibraryItem | null {
    const item = latest.current?.find((one) => one.id === id)
    if (!item) return null
    const changed = { ...item, ...part }
    show(latest.current?.map((one) => (one.id === id ? changed : one)) ?? [])
    return changed
  }

  function drop(ids: ReadonlySet<string>): void {
    show(latest.current?.filter(({ id }) => !ids.has(id)) ?? [])
  }

  function add(things: readonly LibraryThing[]): readonly LibraryItem[] {
    const addedAt = Date.now()
    const fresh = things.map((thing, i) => ({ ...thing, id: editor.newId(), addedAt: addedAt - i }))
    for (const { id } of fresh) unkept.current.add(id)
    show([...fresh, ...(latest.current ?? [])])
    return fresh
  }

  /** Answers whether they are kept; what is not is shown no longer. */
  async function keep(fresh: readonly LibraryItem[]): Promise<boolean> {
    const ids = new Set(fresh.map(({ id }) => id))
    try {
      await store.put(fresh)
      return true
    } catch {
      drop(ids)
      toastError(words.unkept)
      return false
    } finally {
      for (const id of ids) unkept.current.delete(id)
    }
  }

  async function keepWithPictures({ id, elements }: LibraryItem): Promise<void> {
    const hashes = hashesIn(elements)
    if (hashes.size > 0) setComing((now) => new Set(now).add(id))
    const assets = await fetchAssets(canvas.id, hashes).catch(() => [])
    if (hashes.size > 0) setComing((now) => new Set([...now].filter((one) => one !== id)))
    const whole = change(id, { assets })
    if (whole) await keep([whole])
    else unkept.current.delete(id)
  }

  return {
    items,
    coming,
    addSelection() {
      const { selection } = editor.state.getState()
      const [only] = selection
      const element = selection.size === 1 && only !== undefined ? editor.document.get(only) : undefined
      const name = element && element.type !== 'unknown' ? element.name : ''
      const thing = thingOfSelection(editor, name)
      if (!thing) {
        toastError(words.nothingToAdd)
        return null
      }
      const [item] = add([thing])
      if (!item) return null
      void keepWithPictures(item)
      return item.id
    },
    async importFiles(files) {
      for (const file of files) {
        const read = await readFile(file, { newId: editor.newId, measureText: editor.measureText })
        if (!read.ok) {
          toastError(m.format(words.unread, { name: file.name }), { description: read.error.message })
          continue
        }
        const { things, losses } = read.value
        if (!(await keep(add(things)))) continue
        const added = m.format(words.imported, { count: things.length })
        toast(added, losses > 0 ? { description: m.format(words.losses, { count: losses }) } : {})
      }
    },
    rename({ id, name: before }, wanted) {
      const name = wanted.trim().slice(0, 200)
      if (name === before) return
      const renamed = change(id, { name })
      // What still waits for its pictures is kept once more with them, under the name it then has.
      if (renamed) store.put([renamed]).catch(() => toastError(words.unkept))
    },
    remove(item) {
      drop(new Set([item.id]))
      store.delete(item.id).catch(() => toastError(words.unkept))
      toast(words.removed, {
        action: {
          label: m.commands.undo,
          onClick: () => {
            show([...(latest.current ?? []), item].sort((a, b) => b.addedAt - a.addedAt))
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
