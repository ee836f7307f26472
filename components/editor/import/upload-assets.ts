import type { ImportedAsset } from '../../../lib/formats/imported'
import { sendPicture } from '../pictures/send-picture'

interface Uploads {
  /** What the server calls the bytes, by what they were called where they come from. */
  readonly hashes: ReadonlyMap<string, string>
  /** A sentence for each picture that could not be taken. */
  readonly problems: readonly string[]
}

/** Sends pictures to a canvas that is not open here, a few at a time. */
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
      const uploaded = await sendPicture(canvasId, new Blob([asset.bytes], { type: asset.mime }))
      if (uploaded.ok) hashes.set(asset.hash, uploaded.value.hash)
      else problems.push(uploaded.error.message)
      onProgress(++done)
    }
  }
  await Promise.all([work(), work(), work()])
  return { hashes, problems }
}
