import type { Element } from './model/element'

/** What a change did to one element: undefined stands for absent. */
export interface Applied {
  readonly id: string
  readonly before: Element | undefined
  readonly after: Element | undefined
}
