/** Parts of the screen that take the keys or the pointer as they open. */
export const panelLoaders = {
  palette: () => import('./palette/command-palette'),
  find: () => import('./find/find-bar'),
  eyedropper: () => import('./eyedropper/eyedropper'),
  presentation: () => import('./present/present-mode'),
  zen: () => import('./present/zen-mode'),
}

/** Brings them in ahead of their use: letters typed at once must not reach the drawing. */
export function loadPanels(): void {
  // Offline this fails, and opening one tries again.
  for (const load of Object.values(panelLoaders)) load().catch(() => undefined)
}
