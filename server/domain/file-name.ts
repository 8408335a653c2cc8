/**
 * A file name that every system takes, readable in a folder of many.
 * @example fileName({ facts: { titleOfActivity: 'Reading: Aloud' }, name: 'Zoë Ł', serial: 'AB12…' }) // 'PDU certificate - Reading Aloud - Zoë Ł.pdf'
 */
export function fileName(certificate: {
  facts: { titleOfActivity: string };
  name: string;
}): string {
  const parts = ['PDU certificate', certificate.facts.titleOfActivity, certificate.name];
  return `${parts.map(safeName).filter(Boolean).join(' - ')}.pdf`;
}

const MAX_LETTERS = 80;
/** File systems count 255 bytes for a whole name, and a letter has up to four. */
const MAX_BYTES = 100;

/**
 * A part of a file name, without what Windows or macOS refuse, control characters, dots that hide a
 * file, and endless titles; never half a letter.
 */
export function safeName(text: string): string {
  const letters = [
    ...text
      .normalize('NFC')
      .replaceAll(/[\p{C}<>:"/\\|?*]/gu, '')
      .replaceAll(/\s+/gu, ' ')
      .trim()
      .replace(/^\.+/, ''),
  ].slice(0, MAX_LETTERS);
  const encoder = new TextEncoder();
  while (encoder.encode(letters.join('')).byteLength > MAX_BYTES) letters.pop();
  return letters.join('').trim();
}
