import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { env } from './env'
import { once } from './once'

/** Where the bytes of images are, by hash. Who may read them is for the caller to ask first. */
export interface AssetStore {
  /** Durable when it resolves. Storing the same bytes again changes nothing. */
  put(hash: string, bytes: Uint8Array): Promise<void>
  /** Null when they are not here. */
  get(hash: string): Promise<Uint8Array<ArrayBuffer> | null>
}

export const assetStore = (): AssetStore =>
  once('asset-store', () => createDiskStore(join(env().DATA_DIR, 'assets')))

export function createDiskStore(folder: string): AssetStore {
  return {
    async put(hash, bytes) {
      const path = pathOf(folder, hash)
      if (await isStored(path, bytes.byteLength)) return
      await mkdir(folder, { recursive: true })
      // Written aside and renamed: nobody ever sees half an image, whatever ends this process.
      const aside = `${path}.${randomUUID()}`
      try {
        await writeDurably(aside, bytes)
        await rename(aside, path)
      } catch (error) {
        await rm(aside, { force: true })
        throw error
      }
      await syncFolder(folder)
    },
    async get(hash) {
      try {
        return new Uint8Array(await readFile(pathOf(folder, hash)))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
        throw error
      }
    },
  }
}

function pathOf(folder: string, hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('An asset is named by its SHA-256.')
  return join(folder, hash)
}

async function isStored(path: string, size: number): Promise<boolean> {
  return stat(path).then(
    (found) => found.size === size,
    () => false,
  )
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** So that the new name, too, survives a power cut. Windows cannot open a folder, and needs not. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
