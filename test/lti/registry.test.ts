import { createRequire } from 'node:module';
import type mongoose from 'mongoose';
import { expect, it } from 'vitest';
import { openRegistry } from '../../lti-tool/registry.ts';
import { newMongoUri } from '../support/database/test-database.ts';

/** The copy of mongoose that ltijs keeps its one connection in. */
const ofLtijs = createRequire(createRequire(import.meta.url).resolve('ltijs'));

it('a connection that ltijs takes for good, and that was closed behind its back, is opened anew', async () => {
  const encryptionKey = 'a key of this test, long enough';
  const options = { mongoUri: newMongoUri(), encryptionKey, now: () => new Date() };
  const broken = await openRegistry(options);
  const { connection } = ofLtijs('mongoose') as typeof mongoose;
  await connection.getClient().close();
  await expect(broken.findByIssuer('https://lms.example.org')).rejects.toThrow('must be connected');
  const mended = await openRegistry(options);
  expect(await mended.findByIssuer('https://lms.example.org')).toEqual([]);
  await mended.close();
});
