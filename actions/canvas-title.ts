import * as z from 'zod'

// Postgres stores neither NUL nor half a surrogate pair.
export const canvasTitleSchema = z
  .string()
  .trim()
  .min(1, 'A canvas needs a name.')
  .max(120, 'A name has at most 120 characters.')
  .refine(
    (title) => title.isWellFormed() && !title.includes('\u0000'),
    'This name holds characters that cannot be saved.',
  )
