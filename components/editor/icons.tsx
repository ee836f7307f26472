import { createLucideIcon } from 'lucide-react'

/** What the icon set does not have, in its own weight and box (24 × 24). */

const level = (width: string) => ({ d: 'M4 12h16', strokeWidth: width, key: 'line' })

export const ThinLine = createLucideIcon('thin-line', [['path', level('1.5')]])
export const MediumLine = createLucideIcon('medium-line', [['path', level('3')]])
export const BoldLine = createLucideIcon('bold-line', [['path', level('5')]])
export const HeavyLine = createLucideIcon('heavy-line', [['path', level('8')]])

export const SolidLine = createLucideIcon('solid-line', [['path', level('2')]])
export const DashedLine = createLucideIcon('dashed-line', [
  ['path', { d: 'M3 12h4.5M10 12h4.5M17 12h4', key: 'a' }],
])
export const DottedLine = createLucideIcon('dotted-line', [
  ['path', { d: 'M4 12h.01M9.3 12h.01M14.6 12h.01M20 12h.01', strokeWidth: '2.5', key: 'a' }],
])

const plate = { x: '4', y: '4', width: '16', height: '16', rx: '2', key: 'plate' }
export const SolidFill = createLucideIcon('solid-fill', [['rect', { ...plate, fill: 'currentColor' }]])
export const HachureFill = createLucideIcon('hachure-fill', [
  ['rect', plate],
  ['path', { d: 'm4.5 13 8.5-8.5M5 19 19 5M11 19.5l8.5-8.5', strokeWidth: '1.5', key: 'a' }],
])
export const CrossHatchFill = createLucideIcon('cross-hatch-fill', [
  ['rect', plate],
  [
    'path',
    {
      d: 'm4.5 13 8.5-8.5M5 19 19 5M11 19.5l8.5-8.5M4.5 11l8.5 8.5M5 5l14 14M11 4.5l8.5 8.5',
      strokeWidth: '1.25',
      key: 'a',
    },
  ],
])

export const NoGradient = createLucideIcon('no-gradient', [
  ['rect', plate],
  ['path', { d: 'M5 19 19 5', key: 'a' }],
])
export const LinearGradient = createLucideIcon('linear-gradient', [
  ['rect', plate],
  ['path', { d: 'M4.5 8.2h15', strokeWidth: '4.5', strokeLinecap: 'butt', key: 'a' }],
  ['path', { d: 'M4.5 13h15', strokeWidth: '2.5', strokeLinecap: 'butt', key: 'b' }],
  ['path', { d: 'M4.5 16.5h15', strokeWidth: '1', strokeLinecap: 'butt', key: 'c' }],
])
export const RadialGradient = createLucideIcon('radial-gradient', [
  ['rect', plate],
  ['circle', { cx: '12', cy: '12', r: '2.2', fill: 'currentColor', key: 'a' }],
  ['circle', { cx: '12', cy: '12', r: '5.2', strokeWidth: '1', key: 'b' }],
])

const sheet = { x: '4', y: '4', width: '13', height: '13', rx: '2', key: 'sheet' }
export const NoShadow = createLucideIcon('no-shadow', [['rect', { ...sheet, x: '5.5', y: '5.5' }]])
export const SoftShadow = createLucideIcon('soft-shadow', [
  ['rect', sheet],
  ['path', { d: 'M8 20h10.5a1.5 1.5 0 0 0 1.5-1.5V8', strokeWidth: '1.25', key: 'a' }],
])
export const DeepShadow = createLucideIcon('deep-shadow', [
  ['rect', { ...sheet, width: '11.5', height: '11.5' }],
  ['path', { d: 'M8 18.75h9.25a1.5 1.5 0 0 0 1.5-1.5V8', strokeWidth: '4', key: 'a' }],
])

export const StraightCurve = createLucideIcon('straight-curve', [['path', { d: 'M4 18 12 7l8 9', key: 'a' }]])
export const RoundCurve = createLucideIcon('round-curve', [['path', { d: 'M4 18C8 4 16 4 20 17', key: 'a' }]])
export const ElbowCurve = createLucideIcon('elbow-curve', [['path', { d: 'M4 18h8V6h8', key: 'a' }]])

export const HeadNone = createLucideIcon('head-none', [['path', { d: 'M4 12h16', key: 'a' }]])
export const HeadArrow = createLucideIcon('head-arrow', [
  ['path', { d: 'M4 12h16', key: 'a' }],
  ['path', { d: 'm14 6 6 6-6 6', key: 'b' }],
])
export const HeadTriangle = createLucideIcon('head-triangle', [
  ['path', { d: 'M4 12h9', key: 'a' }],
  ['path', { d: 'M13 7v10l7-5z', fill: 'currentColor', key: 'b' }],
])
export const HeadDot = createLucideIcon('head-dot', [
  ['path', { d: 'M4 12h8', key: 'a' }],
  ['circle', { cx: '16', cy: '12', r: '4', fill: 'currentColor', key: 'b' }],
])
export const HeadBar = createLucideIcon('head-bar', [
  ['path', { d: 'M4 12h16', key: 'a' }],
  ['path', { d: 'M20 6v12', key: 'b' }],
])
export const HeadDiamond = createLucideIcon('head-diamond', [
  ['path', { d: 'M4 12h6', key: 'a' }],
  ['path', { d: 'm10 12 5-5 5 5-5 5z', fill: 'currentColor', key: 'b' }],
])
export const HeadTriangleOutline = createLucideIcon('head-triangle-outline', [
  ['path', { d: 'M4 12h9', key: 'a' }],
  ['path', { d: 'M13 7v10l7-5z', key: 'b' }],
])
export const HeadDotOutline = createLucideIcon('head-dot-outline', [
  ['path', { d: 'M4 12h8', key: 'a' }],
  ['circle', { cx: '16', cy: '12', r: '4', key: 'b' }],
])
export const HeadDiamondOutline = createLucideIcon('head-diamond-outline', [
  ['path', { d: 'M4 12h6', key: 'a' }],
  ['path', { d: 'm10 12 5-5 5 5-5 5z', key: 'b' }],
])
export const HeadOne = createLucideIcon('head-one', [
  ['path', { d: 'M4 12h16', key: 'a' }],
  ['path', { d: 'M15 6v12', key: 'b' }],
])
export const HeadMany = createLucideIcon('head-many', [
  ['path', { d: 'M4 12h16', key: 'a' }],
  ['path', { d: 'm20 6-8 6 8 6', key: 'b' }],
])
export const HeadOneOrMany = createLucideIcon('head-one-or-many', [
  ['path', { d: 'M4 12h16', key: 'a' }],
  ['path', { d: 'm20 6-7 6 7 6M9 6v12', key: 'b' }],
])
