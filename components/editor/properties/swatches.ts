import type { Swatch } from '../../ui/color-picker'

/** The first five of each stand in the panel itself. */
export const strokeSwatches: readonly Swatch[] = [
  { value: '#1f2328', name: 'Ink' },
  { value: '#d1342f', name: 'Red' },
  { value: '#2463eb', name: 'Blue' },
  { value: '#1f8a4c', name: 'Green' },
  { value: '#d97706', name: 'Orange' },
  { value: '#7c4ddb', name: 'Violet' },
  { value: '#d6408f', name: 'Pink' },
  { value: '#0e8a94', name: 'Teal' },
  { value: '#8a5a2b', name: 'Brown' },
  { value: '#6b7280', name: 'Gray' },
  { value: '#a3a9b3', name: 'Light gray' },
  { value: '#e0b000', name: 'Yellow' },
  { value: '#ffffff', name: 'White' },
  { value: 'transparent', name: 'None' },
]

export const fillSwatches: readonly Swatch[] = [
  { value: 'transparent', name: 'None' },
  { value: '#ffd9d6', name: 'Light red' },
  { value: '#d5e3ff', name: 'Light blue' },
  { value: '#cfeedb', name: 'Light green' },
  { value: '#ffecb3', name: 'Light yellow' },
  { value: '#e6dcfb', name: 'Light violet' },
  { value: '#fbd9ea', name: 'Light pink' },
  { value: '#cdeff0', name: 'Light teal' },
  { value: '#ffe0c2', name: 'Light orange' },
  { value: '#eceef1', name: 'Light gray' },
  { value: '#1f2328', name: 'Ink' },
  { value: '#d1342f', name: 'Red' },
  { value: '#2463eb', name: 'Blue' },
  { value: '#ffffff', name: 'White' },
]
