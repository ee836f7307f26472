import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

/** Pictures that the server has not confirmed, on this device: they outlive tabs, crashes and dead networks. */
export interface PictureStore {
  /** Durable when it resolves; rejects when this browser keeps nothing or has no room. */
  put(picture: KeptPicture): Promise<void>
  delete(hash: string): Promise<void>
  /** Those of this person on this canvas. */
  all(): Promise<KeptPicture[]>
  close(): void
}

export interface KeptPicture {
  readonly hash: string
  readonly bytes: Blob
  /** As the person knows it, such as a file's name. */
  readonly name: string
}

interface Schema extends DBSchema {
  pictures: {
    key: [userId: string, canvasId: string, hash: string]
    value: KeptPicture & { readonly userId: string; readonly canvasId: string }
  }
}

export function openPictureStore({ userId, canvasId }: { userId: string; canvasId: string }): PictureStore {
  let opening: Promise<IDBPDatabase<Schema>> | null = null
  const open = () => {
    opening ??= openDB<Schema>('indelible-pictures', 1, {
      upgrade: (db) => {
        db.createObjectStore('pictures', { keyPath: ['userId', 'canvasId', 'hash'] })
      },
    }).catch((error) => {
      // A browser that refused once may be asked again.
      opening = null
      throw error
    })
    return opening
  }

  return {
    async put(picture) {
      await (await open()).put('pictures', { ...picture, userId, canvasId })
    },
    async delete(hash) {
      await (await open()).delete('pictures', [userId, canvasId, hash])
    },
    async all() {
      const range = IDBKeyRange.bound([userId, canvasId, ''], [userId, canvasId, '\uffff'])
      return (await open()).getAll('pictures', range)
    },
    close() {
      opening?.then((db) => db.close()).catch(() => undefined)
    },
  }
}
