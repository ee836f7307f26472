'use client'

import { type ReactNode, Suspense } from 'react'
import { ErrorBoundary } from 'react-error-boundary'
import { noteMissingPart } from './missing-part'

interface PartBoundaryProps {
  readonly fallback?: ReactNode
  /** A change of any of these tries once more. */
  readonly resetKeys?: readonly unknown[]
  readonly children: ReactNode
}

/** Around parts that are loaded later: `fallback` stands there until they come, and stays when they cannot. */
export function PartBoundary({ fallback = null, resetKeys, children }: PartBoundaryProps) {
  return (
    <ErrorBoundary
      fallback={fallback}
      onError={noteMissingPart}
      {...(resetKeys && { resetKeys: [...resetKeys] })}
    >
      <Suspense fallback={fallback}>{children}</Suspense>
    </ErrorBoundary>
  )
}
