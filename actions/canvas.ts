'use server'

import { defineAction } from './define-action'
import { saveDoor } from './save-door'

/** Commits a replica's unconfirmed operations, in order; see docs/sync.md. */
export const saveCanvas = defineAction(saveDoor)
