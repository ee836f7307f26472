/** Panels that take the keys as they open. */
export const panelLoaders = {
  palette: () => import('./palette/command-palette'),
  find: () => import('./find/find-bar'),
}

/** Brings them in ahead of their use: letters typed at once must not reach the drawing. */
export function loadPanels(): void {
  // Offline this fails, and opening one tries again.
  for (const load of Object.values(panelLoaders)) load().catch(() => undefined)
}
