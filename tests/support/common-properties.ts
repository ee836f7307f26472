import { plainProperties } from '../../lib/editor/model/plain-properties'

/** What every element has, for tests that say only what matters to them: a box of 100 × 50 at the origin. */
export const commonProperties = { ...plainProperties, width: 100, height: 50 } as const
