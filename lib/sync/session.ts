import type { Session, SessionOptions } from './contracts'

/** Opens a canvas for one person: loads it into the editor, saves every commit, follows what others commit. */
export type OpenSession = (options: SessionOptions) => Session
