'use client'

import { HexAlphaColorPicker } from 'react-colorful'

interface ColorWheelProps {
  readonly value: string
  readonly onChange: (color: string) => void
}

/** Default export: loaded when first opened. */
export default function ColorWheel({ value, onChange }: ColorWheelProps) {
  return (
    <div className="color-wheel">
      <HexAlphaColorPicker color={value} onChange={(color) => onChange(withoutFullAlpha(color))} />
    </div>
  )
}

function withoutFullAlpha(color: string): string {
  return color.length === 9 && color.endsWith('ff') ? color.slice(0, 7) : color
}
