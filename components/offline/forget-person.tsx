'use client'

import { useEffect } from 'react'
import { forgetPerson } from './person'

/** Stands on pages that the server shows to nobody in particular: whoever was signed in here is so no more. */
export function ForgetPerson() {
  useEffect(forgetPerson, [])
  return null
}
