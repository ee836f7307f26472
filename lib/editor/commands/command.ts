import type { Editor } from '../editor'
import type { Style } from '../style'

export type CommandGroup = 'Tools' | 'Edit' | 'Select' | 'Arrange' | 'View'

/** What a command needs of the world outside the editor. */
export interface CommandHost {
  /** Puts what is selected on the clipboard, and does the rest once it is there. */
  copy(then?: () => void): void
  /** The same as a picture. */
  copyAs(format: 'png' | 'svg'): void
  /** Reads the clipboard and pastes what is there, when it comes: where the pointer is, or where it was copied. */
  paste(place: 'here' | 'in-place'): void
  keepStyle(style: Partial<Style>): void
  /** The style kept last; tells the person when there is none. */
  keptStyle(): Partial<Style> | null
  /** Shows a part of the screen, or hides it again. */
  toggle(part: ScreenPart): void
  /** Asks for a file, which takes the place of the picture of an image. */
  replaceImage(id: string): void
  /** Gives images the size of their pictures, as soon as it is known. */
  toOriginalSize(ids: readonly string[]): void
}

/** Panels and dialogs that a command can ask for. */
export type ScreenPart =
  | 'layers'
  | 'link'
  | 'library'
  | 'layer-name'
  | 'minimap'
  | 'next-region'
  | 'previous-region'
  | 'palette'
  | 'find'
  | 'templates'
  | 'shortcuts'
  | 'export'
  | 'presentation'
  | 'zen'
  | 'eyedropper'
  | 'import'

/** Something a person can ask for by key, menu or button. */
export interface CommandDefinition {
  /** Its name for people stands in the words of the interface, by this id. */
  readonly id: string
  readonly group: CommandGroup
  /** Combinations such as `mod+shift+z`: modifiers in the order mod, alt, shift, then `KeyboardEvent.key` in lower case. The first is shown. */
  readonly keys: readonly string[]
  canRun(editor: Editor): boolean
  run(editor: Editor, host: CommandHost): void
}

export function canEdit(editor: Editor): boolean {
  return !editor.state.getState().readOnly
}

/** Whether so many are selected and may be changed. */
export function canEditSelected(editor: Editor, atLeast = 1): boolean {
  const { selection, tool } = editor.state.getState()
  // A crop under way is finished first: it is about what is selected.
  return canEdit(editor) && tool !== 'crop' && selection.size >= atLeast
}
