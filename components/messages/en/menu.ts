/** The main menu. */
export const menu = {
  allCanvases: 'All canvases',
  rename: 'Rename',
  import: 'Import…',
  export: 'Export…',
  shortcuts: 'Keyboard shortcuts',
} as const
