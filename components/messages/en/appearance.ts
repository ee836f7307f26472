/** How the drawing is shown, and colours taken from it. */
export const appearance = {
  app: 'App',
  drawing: 'Drawing',
  likeApp: 'Like the app',
  light: 'Light',
  dark: 'Dark',
  pickColor: 'Pick a color from the drawing',
} as const
