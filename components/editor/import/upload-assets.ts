import type { ImportedAsset } from '../../../lib/formats/imported'
import { uploadAsset } from './upload-asset'

interface Uploads {
  /** What the server calls the bytes (it cleans them), by what the file's reader called them. */
  readonly hashes: ReadonlyMap<string, string>
  /** A sentence for each picture that could not be taken. */
  readonly problems: readonly string[]
}

/** Sends pictures for a canvas to hold, a few at a time. */
export async function uploadAssets(
  canvasId: string,
  assets: readonly ImportedAsset[],
  onProgress: (done: number) => void,
): Promise<Uploads> {
  const hashes = new Map<string, string>()
  const problems: string[] = []
  const waiting = [...assets]
  let done = 0
  async function work(): Promise<void> {
    for (let asset = waiting.shift(); asset; asset = waiting.shift()) {
      const uploaded = await uploadAsset(canvasId, new Blob([asset.bytes], { type: asset.mime }))
      if (uploaded.ok) hashes.set(asset.hash, uploaded.value.hash)
      else problems.push(uploaded.error.message)
      onProgress(++done)
    }
  }
  await Promise.all([work(), work(), work()])
  return { hashes, problems }
}
