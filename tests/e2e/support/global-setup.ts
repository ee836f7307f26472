import { startAppServer, temporaryDataDir } from '../../support/app-server'

/** One server and one database for all browser tests; each test makes its own guest. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const dataDir = await temporaryDataDir()
  const server = await startAppServer({ dataDir: dataDir.path })
  process.env.E2E_URL = server.url
  process.env.E2E_DATA_DIR = dataDir.path
  return async () => {
    await server.stop()
    await dataDir.remove()
  }
}
