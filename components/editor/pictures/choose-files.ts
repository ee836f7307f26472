/** Opens the system's file chooser; none when the person thinks better of it. Only within a click or key press. */
export function chooseFiles({
  accept,
  multiple,
}: {
  accept: string
  multiple: boolean
}): Promise<readonly File[]> {
  const field = document.createElement('input')
  field.type = 'file'
  field.accept = accept
  field.multiple = multiple
  return new Promise((resolve) => {
    field.addEventListener('change', () => resolve([...(field.files ?? [])]))
    field.addEventListener('cancel', () => resolve([]))
    field.click()
  })
}
