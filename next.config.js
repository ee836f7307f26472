/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Bundled copies of these break: ws loses its native mask, pino its worker.
  serverExternalPackages: ['ws', 'pino', 'pino-pretty', '@neondatabase/serverless', 'sharp'],
  experimental: {
    // One operation of 10,000 changes must fit in one save; zod bounds what is inside.
    serverActions: { bodySizeLimit: '16mb' },
  },
}

export default config
