import type { ImportedAsset } from '../../../lib/formats/imported'
import { picturesOf } from '../pictures/pictures'
import { preparePicture } from '../pictures/prepare-picture'

interface KeptAssets {
  /** What the canvas calls the pictures, by what the file's reader called them. */
  readonly hashes: ReadonlyMap<string, string>
  /** A sentence for each picture that could not be taken. */
  readonly problems: readonly string[]
}

/** Takes the pictures of a drawing in; their bytes follow to the server when the network lets them. */
export async function keepAssets(
  canvasId: string,
  { name, assets }: { name: string; assets: readonly ImportedAsset[] },
  onProgress: (done: number) => void,
): Promise<KeptAssets> {
  const pictures = picturesOf(canvasId)
  const hashes = new Map<string, string>()
  const problems: string[] = []
  let done = 0
  for (const { hash, mime, bytes } of assets) {
    const prepared = await preparePicture(new File([bytes], name, { type: mime }))
    if (prepared.ok) hashes.set(hash, await pictures.keep(prepared.value))
    else problems.push(prepared.error.message)
    onProgress(++done)
  }
  return { hashes, problems }
}
