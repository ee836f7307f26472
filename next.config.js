const isDevelopment = process.env.NODE_ENV === 'development'

// Next writes inline scripts and styles; a policy with a nonce for each needs every page rendered on demand.
const contentSecurityPolicy = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${isDevelopment ? " 'unsafe-eval'" : ''}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  // A picture that waits for the network is read from this page's own memory.
  "connect-src 'self' blob:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

const securityHeaders = [
  { key: 'Content-Security-Policy', value: contentSecurityPolicy },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  // The address of a canvas is nobody else's business.
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=()' },
]

/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Bundled copies of these break (ws loses its native mask, pino its worker) or take long to build.
  serverExternalPackages: [
    'ws',
    'pino',
    'pino-pretty',
    '@neondatabase/serverless',
    'sharp',
    'better-auth',
    'drizzle-orm',
  ],
  // `npm run check` checks them; who starts the product need not wait for it.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [{ source: '/:path*', headers: securityHeaders }],
  experimental: {
    // It remembers what was missing in node_modules after it has been installed, and is slow to write.
    turbopackFileSystemCacheForBuild: false,
    // One operation of 10,000 changes must fit in one save; zod bounds what is inside.
    serverActions: { bodySizeLimit: '16mb' },
  },
}

export default config
