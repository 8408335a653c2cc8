import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from '../server/scratch-folder.ts';

/** What is in a P12 of a test; it is good through 2026 and 2027 unless told otherwise. */
export interface P12Wish {
  commonName?: string;
  passphrase?: string;
  /** As openssl takes it: `20260101000000Z`. */
  from?: string;
  until?: string;
  kind?: 'rsa' | 'ec';
  withKey?: boolean;
  /** A second certificate, as of a chain. */
  withStranger?: boolean;
  /** That it takes to open it. */
  rounds?: number;
}

export interface MadeP12 {
  p12: Uint8Array;
  passphrase: string;
  /** Its certificate, as PEM. */
  certificate: string;
}

const SETTINGS = `
[ca]
default_ca = own
[own]
database = index.txt
new_certs_dir = .
rand_serial = yes
default_md = sha256
policy = any
unique_subject = no
[any]
organizationName = optional
commonName = supplied
`;

/** A key with its certificate, made by openssl as a host's people would. */
export function makeP12(wish: P12Wish = {}): MadeP12 {
  const {
    passphrase = 'Größe & 1 Schlüssel',
    withKey = true,
    withStranger = false,
    rounds = 2048,
  } = wish;
  const folder = scratchFolder();
  try {
    const openssl: Openssl = (words, ...options) =>
      execFileSync('openssl', [...words.split(' '), ...options], {
        cwd: folder.path,
        stdio: 'pipe',
      });
    writeFileSync(join(folder.path, 'ca.cnf'), SETTINGS);
    writeFileSync(join(folder.path, 'index.txt'), '');
    certify(openssl, 'own', wish);
    if (withStranger) certify(openssl, 'stranger', { commonName: 'Somebody Else' });
    const key = withKey ? '-inkey own.key' : '-nokeys';
    const chain = withStranger ? ' -certfile stranger.pem' : '';
    const passout = `pass:${passphrase}`;
    openssl(
      `pkcs12 -export -in own.pem -out own.p12 ${key}${chain} -iter ${rounds} -passout`,
      passout,
    );
    const read = (name: string) => readFileSync(join(folder.path, name));
    return { p12: read('own.p12'), passphrase, certificate: read('own.pem').toString('utf8') };
  } finally {
    folder.remove();
  }
}

/** Runs openssl with these words, and behind them what may have blanks in it. */
type Openssl = (words: string, ...options: string[]) => unknown;

const KEYS = { rsa: 'rsa:2048', ec: 'ec -pkeyopt ec_paramgen_curve:P-256' };

function certify(
  openssl: Openssl,
  name: string,
  {
    commonName = 'Seal of Zoë',
    kind = 'rsa',
    from = '20260101000000Z',
    until = '20280101000000Z',
  }: P12Wish,
): void {
  const subject = `/O=Big Sky Schools/CN=${commonName}`;
  const files = `-keyout ${name}.key -out ${name}.csr`;
  openssl(`req -new -nodes -utf8 -newkey ${KEYS[kind]} ${files} -subj`, subject);
  const term = `-startdate ${from} -enddate ${until}`;
  const signed = `-keyfile ${name}.key -in ${name}.csr -out ${name}.pem`;
  openssl(`ca -batch -config ca.cnf -selfsign -notext -utf8 ${term} ${signed}`);
}
