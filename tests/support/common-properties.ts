/** What every element has, for tests that say only what matters to them: a box of 100 × 50 at the origin. */
export const commonProperties = {
  x: 0,
  y: 0,
  width: 100,
  height: 50,
  rotation: 0,
  z: 'a0',
  parent: null,
  name: '',
  opacity: 1,
  locked: false,
  hidden: false,
  link: null,
} as const
