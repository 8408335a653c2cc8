import type { ApiClient } from '../pages/api-client.ts';

/** Whether this browser has passkeys and speaks their JSON form (WebAuthn level 3). */
export const hasPasskeys = (): boolean =>
  'PublicKeyCredential' in window && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

/** Signs in with a passkey of this device. Errors: the server's; the browser's when nobody chose one. */
export async function enterWithPasskey(api: ApiClient): Promise<void> {
  const path = '/api/account/passkeys/enter';
  const options = await api.post<PublicKeyCredentialRequestOptionsJSON>(`${path}/options`, {});
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  await api.post(path, { response: answerOf(await navigator.credentials.get({ publicKey })) });
}

/** Adds a passkey of this device to the account. Errors: as above. */
export async function addPasskey(api: ApiClient, name: string): Promise<void> {
  const path = '/api/account/passkeys';
  const options = await api.post<PublicKeyCredentialCreationOptionsJSON>(`${path}/options`, {
    name,
  });
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  const response = answerOf(await navigator.credentials.create({ publicKey }));
  await api.post(path, { name, response });
}

function answerOf(credential: Credential | null): object {
  if (!(credential instanceof PublicKeyCredential)) throw new DOMException('', 'NotAllowedError');
  return credential.toJSON();
}

/** What the browser says when its dialog was closed, or no passkey of this device fits. */
export const isCancelled = (error: unknown): boolean =>
  error instanceof DOMException && ['NotAllowedError', 'AbortError'].includes(error.name);
