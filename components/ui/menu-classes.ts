/** Dropdown menus and context menus are one thing to the eye. */
export const menuClasses = {
  content:
    'scroll-quiet z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-52 select-none overflow-y-auto rounded-lg border border-line bg-surface p-1 shadow-float outline-none data-[state=open]:animate-in data-[state=open]:fade-in-0 data-[state=open]:zoom-in-98 data-[state=open]:duration-100',
  item: 'group flex h-8 items-center gap-2.5 rounded-sm px-2 text-base text-text outline-none data-[disabled]:opacity-40 data-[highlighted]:bg-hover data-[state=open]:bg-hover',
  dangerItem: 'text-danger data-[highlighted]:bg-danger-soft',
  icon: 'size-4 text-muted group-data-[danger]:text-danger',
  shortcut: 'ml-auto pl-6 text-sm text-faint',
  separator: 'mx-2 my-1 h-px bg-line',
  label: 'px-2 pt-2 pb-1 text-xs font-medium text-faint',
} as const
