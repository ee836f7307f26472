/** What every element has, as it is where nothing else is said: nowhere, without extent, in no frame, seen and free. */
export const plainProperties = {
  x: 0,
  y: 0,
  width: 0,
  height: 0,
  rotation: 0,
  z: 'a0',
  parent: null,
  name: '',
  opacity: 1,
  locked: false,
  hidden: false,
  link: null,
} as const
