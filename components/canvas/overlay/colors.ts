import type { Theme } from '../../../lib/painter/theme'
import type { OverlayColors } from './pen'

const COLORS: Readonly<Record<Theme, OverlayColors>> = {
  light: {
    accent: '#2b4bdb',
    accentSoft: 'rgb(43 75 219 / 0.08)',
    onAccent: '#ffffff',
    handle: '#ffffff',
    handleShadow: 'rgb(24 24 27 / 0.25)',
    label: '#6b7280',
  },
  dark: {
    accent: '#93a6ff',
    accentSoft: 'rgb(147 166 255 / 0.12)',
    onAccent: '#14151a',
    handle: '#1d1e23',
    handleShadow: 'rgb(0 0 0 / 0.6)',
    label: '#9096a3',
  },
}

export function overlayColors(theme: Theme): OverlayColors {
  return COLORS[theme]
}
