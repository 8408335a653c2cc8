import { readFile } from 'node:fs/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DEMO_COURSE_ID } from '../../server/demo.ts';
import { newMongoUri } from '../support/database/test-database.ts';
import { freePortPair } from '../support/server/free-ports.ts';
import { scratchFolder } from '../support/server/scratch-folder.ts';
import { startChildServer } from '../support/server/child-server.ts';

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => true,
    () => false,
  );

describe('npm start', () => {
  it('finds a database by itself, keeps its data, and Ctrl-C ends everything that it started', async () => {
    const data = scratchFolder();
    onTestFinished(data.remove);
    const environment = { DATA_DIR: data.path };
    const first = await startChildServer({ environment });
    const token = await first.api.open({ subject: 'stays', eventId: DEMO_COURSE_ID });
    expect(first.output()).toMatch(/Montana PDU certificates +http:\/\/localhost:\d+/);
    expect(first.output()).toContain('Try it as an educator');
    expect(first.output()).toContain(data.path);
    expect(await answers(`${first.sitesUrl}/conference/`)).toBe(true);
    const { pid } = await databaseNote(data.path);
    expect(isAlive(pid)).toBe(true);

    expect(await first.end('SIGINT')).toBe(0);
    expect(isAlive(pid)).toBe(false);
    expect(await answers(`${first.sitesUrl}/conference/`)).toBe(false);

    const second = await startChildServer({ environment });
    expect((await second.api.attendance(token)).body.educatorName).toBe('Educator stays');
    await second.end('SIGTERM');
  }, 300_000);

  it('lists every mistake of the configuration at once, and starts nothing', async () => {
    const port = await freePortPair();
    const starting = startChildServer({
      port,
      environment: {
        PORT: 'many',
        LOG_LEVEL: 'loud',
        MONGODB_URI: 'http://x',
        APP_SECRET: 'short',
        SMTP_URL: 'imap://x',
        MAIL_FROM: 'nobody',
      },
    });
    const message = await starting.catch((error: Error) => error.message);
    for (const name of [
      'PORT',
      'LOG_LEVEL',
      'MONGODB_URI',
      'APP_SECRET',
      'SMTP_URL',
      'MAIL_FROM',
    ]) {
      expect(message).toContain(`- ${name}:`);
    }
    expect(await answers(`http://localhost:${port}/`)).toBe(false);
  });

  it('in production asks for what it needs, and has no demo, no try-out and no sites', async () => {
    const lacking = await startChildServer({ environment: { NODE_ENV: 'production' } }).catch(
      (error: Error) => error.message,
    );
    for (const name of ['PUBLIC_URL', 'MONGODB_URI', 'SMTP_URL', 'MAIL_FROM']) {
      expect(lacking).toContain(`- ${name}:`);
    }
    const server = await startChildServer({
      environment: {
        NODE_ENV: 'production',
        HOST: '127.0.0.1',
        PUBLIC_URL: 'https://pdu.example.org',
        MONGODB_URI: newMongoUri(),
        SMTP_URL: 'smtps://mail.example.org',
        MAIL_FROM: 'pdu@example.org',
      },
    });
    const page = await (await fetch(`${server.url}/`)).text();
    expect(page).not.toContain('Try it');
    for (const path of ['/try/host', '/try/mail']) {
      expect((await fetch(`${server.url}${path}`)).status).toBe(404);
    }
    expect(await answers(`${server.sitesUrl}/lms/`)).toBe(false);
    await expect(server.api.open({ subject: 'x', eventId: DEMO_COURSE_ID })).rejects.toThrow(
      'EMBED_TOKEN_INVALID',
    );
  });

  it('never passes over a given database in silence', async () => {
    const gone = await startChildServer({
      environment: { MONGODB_URI: 'mongodb://somebody:secret-word@127.0.0.1:1/x' },
    }).catch((error: Error) => error.message);
    expect(gone).toContain('MONGODB_URI does not answer');
    expect(gone).not.toContain('secret-word');
  });
});

/** What the ladder noted of the database that it runs. */
async function databaseNote(folder: string): Promise<{ pid: number }> {
  return JSON.parse(await readFile(`${folder}/database.json`, 'utf8')) as { pid: number };
}
