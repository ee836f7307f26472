'use client'

import { Search } from 'lucide-react'
import { Input } from '../ui/input'
import { focusCanvas } from './focus'

interface SearchFieldProps {
  readonly label: string
  readonly query: string
  readonly onQuery: (query: string) => void
}

/** Searches a panel as one types; Escape empties it, and empty it gives the keys back to the drawing. */
export function SearchField({ label, query, onQuery }: SearchFieldProps) {
  return (
    <div className="relative">
      <Search className="absolute top-2 left-2.5 size-4 text-faint" strokeWidth={1.75} aria-hidden />
      <Input
        type="search"
        aria-label={label}
        placeholder={label}
        value={query}
        onChange={(event) => onQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.preventDefault()
          if (query === '') focusCanvas()
          else onQuery('')
        }}
        className="pl-8"
      />
    </div>
  )
}
