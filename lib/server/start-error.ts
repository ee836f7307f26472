import { EnvError } from './env'

/** Why the process could not start, for the person who started it: what is wrong and what to do, and no stack. */
export function whyNotStarted(error: unknown): string {
  if (error instanceof EnvError) {
    return `Indelible cannot start, because of its environment:\n${error.problems.map((line) => `  ${line}`).join('\n')}`
  }
  const { code, port, message } = error as NodeJS.ErrnoException & { readonly port?: number }
  if (code === 'EADDRINUSE') {
    return `Indelible cannot start: port ${port} is taken. Stop what uses it, or choose another one: PORT=${(port ?? 3000) + 1} npm start`
  }
  if (code === 'EACCES' && port !== undefined) {
    return `Indelible cannot start: port ${port} needs special rights. Choose one above 1023: PORT=3000 npm start`
  }
  return `Indelible cannot start: ${message}`
}
