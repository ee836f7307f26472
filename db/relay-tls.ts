import { isIP, type Socket } from 'node:net'
import { connect, type TLSSocket } from 'node:tls'
import type { SslMode } from './database-url'

/** The eight bytes that ask a Postgres whether it speaks TLS. It answers S or N. */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f])

/**
 * Raises a fresh connection to TLS as libpq does: `require` encrypts without asking who answers, `verify-ca` and
 * `verify-full` check the certificate, `prefer` goes on in the clear when the server has no TLS.
 */
export async function startTls(tcp: Socket, host: string, sslMode: SslMode): Promise<Socket | TLSSocket> {
  tcp.write(SSL_REQUEST)
  const answer = await firstByte(tcp)
  if (answer !== 'S') {
    if (sslMode === 'prefer') return tcp
    tcp.destroy()
    throw Object.assign(new Error('The database speaks no TLS.'), { code: 'NO_TLS' })
  }
  return new Promise((secured, failed) => {
    const secure = connect({
      socket: tcp,
      ...(isIP(host) === 0 ? { servername: host } : {}),
      rejectUnauthorized: sslMode === 'verify-ca' || sslMode === 'verify-full',
      ...(sslMode === 'verify-ca' ? { checkServerIdentity: () => undefined } : {}),
    })
    secure.once('error', failed)
    secure.once('secureConnect', () => {
      secure.off('error', failed)
      secured(secure)
    })
  })
}

function firstByte(tcp: Socket): Promise<string> {
  return new Promise((read, failed) => {
    const ended = () => failed(Object.assign(new Error('The database hung up.'), { code: 'ECONNRESET' }))
    tcp.once('error', failed)
    tcp.once('close', ended)
    tcp.once('readable', () => {
      tcp.off('error', failed)
      tcp.off('close', ended)
      const byte: Buffer | null = tcp.read(1)
      read(byte?.toString('latin1') ?? '')
    })
  })
}
