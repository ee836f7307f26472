import { themedColor } from '../../../lib/painter/theme'
import { useDrawingTheme } from '../../ui/drawing-theme'

/** Colours as the drawing shows them: the painter turns them over in the dark. */
export function useFaces() {
  const { shown } = useDrawingTheme()
  return {
    ink: (color: string) => themedColor(color, shown, 'ink'),
    paper: (color: string) => themedColor(color, shown, 'paper'),
    note: (color: string) => themedColor(color, shown, 'note'),
  }
}
