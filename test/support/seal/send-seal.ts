import type { SealResponse } from '../../../server/contract/seal.ts';
import type { ErrorResponse } from '../../../server/contract/educator.ts';
import type { TestServer } from '../server/test-server.ts';

/** Uploads a P12 as the console does. */
export async function sendSeal(
  { api, url }: TestServer,
  { p12, passphrase }: { p12: Uint8Array; passphrase: string },
  hostId?: string,
): Promise<{ status: number; text: string; body: SealResponse & ErrorResponse }> {
  const response = await fetch(`${url}/api/host/settings/seal`, {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${await api.hostToken(hostId)}`,
      'content-type': 'application/x-pkcs12',
      'x-seal-passphrase': encodeURIComponent(passphrase),
    },
    body: Buffer.from(p12),
  });
  const text = await response.text();
  // The contract of the address that was called; the tests check what they use of it.
  return { status: response.status, text, body: JSON.parse(text) as SealResponse & ErrorResponse };
}
