/** What a test wants to know of a letter. */
export interface ReceivedLetter {
  to: string;
  subject: string;
  text: string;
  /** By name in lower case, unfolded and decoded. */
  headers: Map<string, string>;
}

/** Reads a plain text letter as it came over the wire (RFC 5322, 2045, 2047). */
export function parseLetter(raw: Buffer, to: string): ReceivedLetter {
  const [head = '', ...rest] = raw.toString('latin1').split('\r\n\r\n');
  const headers = parseHeaders(head);
  const body = Buffer.from(rest.join('\r\n\r\n'), 'latin1');
  const text = decodeBody(body, headers.get('content-transfer-encoding') ?? '7bit');
  return { to, subject: headers.get('subject') ?? '', text, headers };
}

function parseHeaders(head: string): Map<string, string> {
  const lines = head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n');
  return new Map(
    lines.map((line) => {
      const [name = '', ...value] = line.split(':');
      return [name.toLowerCase(), decodeWords(value.join(':').trim())];
    }),
  );
}

/** Encoded words; white space between two of them means nothing. */
const decodeWords = (value: string): string =>
  value
    .replaceAll(/(\?=)\s+(=\?)/g, '$1$2')
    .replaceAll(/=\?utf-8\?([QB])\?([^?]*)\?=/gi, (_whole, encoding: string, content: string) =>
      encoding.toUpperCase() === 'B'
        ? Buffer.from(content, 'base64').toString()
        : fromQuoted(content.replaceAll('_', ' ')),
    );

function decodeBody(body: Buffer, encoding: string): string {
  const content = body.toString('latin1');
  const text =
    encoding === 'base64'
      ? Buffer.from(content, 'base64').toString()
      : encoding === 'quoted-printable'
        ? fromQuoted(content.replaceAll(/=\r\n/g, ''))
        : body.toString();
  return text.replaceAll('\r\n', '\n').trimEnd();
}

const fromQuoted = (text: string): string =>
  Buffer.from(
    text.replaceAll(/=([0-9A-F]{2})/gi, (_whole, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    ),
    'latin1',
  ).toString();
