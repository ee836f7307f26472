/** Bringing drawings and pictures in. */
export const imports = {
  field: 'Import a drawing',
  drop: 'Drop to import',
  progress: 'Importing',
  reading: 'Reading {name}',
  pictures: { one: 'Bringing in {done} of {count} picture', other: 'Bringing in {done} of {count} pictures' },
  exact: {
    one: '{name} was imported: {count} element, all as it was.',
    other: '{name} was imported: {count} elements, all as they were.',
  },
  imported: '{name} was imported',
  inexact: {
    one: '{count} element came in, in one step that can be undone. Not all of it could be kept as it was.',
    other: '{count} elements came in, in one step that can be undone. Not all of it could be kept as it was.',
  },
  good: 'Good',
  approximated: 'Brought in, but not exactly as it was',
  leftOut: 'Left out',
  because: '{what}: {why}',
  missingPictures: 'Pictures that are missing',
  lookOnly: 'You can look at this canvas, but not change it.',
  notImported: '{name} was not imported.',
  tooLarge: 'It is larger than {size} MB.',
  failed: 'Something went wrong while it was read. Nothing on the canvas was changed.',
  unreadable: 'The file could not be read from this device.',
} as const
