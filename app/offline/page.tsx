import { OfflineScreen } from '../../components/offline/offline-screen'

/**
 * What the service worker keeps and shows at any address while the server cannot be asked. Kept on the device of
 * whoever asks, so nothing of anybody may ever stand in it.
 */
export default function OfflinePage() {
  return <OfflineScreen />
}
