import type { CheckPageData } from '../../server/contract/pages.ts';

/** The issued file, one that was made from it or from the same form, or something else. */
export type Verdict = 'identical' | 'altered' | 'unknown';

/** A form may have 10 MB, and what is added to it is small. */
const LARGEST_BYTES = 20_000_000;

/** Compares a file with the issued one by its hash, on this device; nothing of it is sent anywhere. */
export async function compareFile(file: Blob, issued: CheckPageData): Promise<Verdict> {
  if (file.size > LARGEST_BYTES) return 'unknown';
  const bytes = new Uint8Array(await file.arrayBuffer());
  if ((await sha256(bytes)) === issued.sha256) return 'identical';
  const isRelated = (await beginsWithForm(bytes, issued)) || carries(bytes, issued.serial);
  return isRelated ? 'altered' : 'unknown';
}

async function beginsWithForm(
  bytes: Uint8Array<ArrayBuffer>,
  { form }: CheckPageData,
): Promise<boolean> {
  if (!form || bytes.byteLength < form.byteLength) return false;
  return (await sha256(bytes.subarray(0, form.byteLength))) === form.sha256;
}

/** As it stands in a PDF: as plain letters, or two bytes each, or their hexadecimal digits. */
function carries(bytes: Uint8Array, serial: string): boolean {
  const text = new TextDecoder('latin1').decode(bytes);
  const wide = [...serial].map((letter) => `\0${letter}`).join('');
  return text.includes(serial) || text.includes(wide) || hasHex(text, wide);
}

const hasHex = (text: string, wide: string): boolean =>
  text.toLowerCase().includes(hex(new TextEncoder().encode(wide)));

const sha256 = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));

const hex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
