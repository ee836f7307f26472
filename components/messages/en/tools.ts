/** The toolbar; what each tool is called stands with the commands. */
export const tools = {
  toolbar: 'Tools',
  group: 'Tool',
  kept: '{tool}, kept',
  more: 'More tools',
} as const
