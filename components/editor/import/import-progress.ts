import { createStore } from 'zustand/vanilla'

/** What an import under way is doing; null when none is. */
export interface ImportProgress {
  /** Such as "Reading plan.excalidraw". */
  readonly step: string
  /** 0…1; null while the end is not known. */
  readonly value: number | null
}

export const importProgress = createStore<{ progress: ImportProgress | null }>(() => ({ progress: null }))

export function showImportProgress(progress: ImportProgress | null): void {
  importProgress.setState({ progress })
}
