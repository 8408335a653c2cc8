// The baseline of `record-zip` and `certificates-zip`, run as a process of its own: the same ZIP, put
// together in memory.
import { once } from 'node:events';
import { makeZip } from 'client-zip';
import express from 'express';
import { compose } from '../../server/compose.ts';
import { readConfig } from '../../server/config.ts';
import { exportCertificates } from '../../server/services/certificates/export-certificates.ts';
import { exportRecord } from '../../server/services/records/export-record.ts';

const config = readConfig();
const { deps } = await compose(config, config.mongodbUri ?? '', () => new Date());
const app = express();

const EXPORTS = { 'record.zip': exportRecord, 'certificates.zip': exportCertificates };

app.get('/api/host/events/:id/:zip', async (request, response) => {
  const event = await deps.services.store.events.find(request.params.id);
  if (!event) throw new Error('there is no such event');
  const actor = { hostId: event.hostId, actor: 'bench' };
  const { zip: name } = request.params;
  if (name !== 'record.zip' && name !== 'certificates.zip') throw new Error(`no ${name} here`);
  const record = await EXPORTS[name](deps.services, actor, event);
  const files: { name: string; input: Uint8Array }[] = [];
  for await (const { path, content } of record.files) {
    const pieces: Uint8Array[] = [];
    for await (const piece of content) pieces.push(piece);
    files.push({ name: path, input: Buffer.concat(pieces) });
  }
  const zip: Uint8Array[] = [];
  for await (const piece of makeZip(files)) zip.push(piece);
  response.type('application/zip').send(Buffer.concat(zip));
});

await once(app.listen(config.port, '127.0.0.1'), 'listening');
process.stdout.write('End it with Ctrl-C\n');
