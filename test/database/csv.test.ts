import { describe, expect, it } from 'vitest';
import { watch } from '../support/events/attend.ts';
import { HostDesk, completeContent } from '../support/events/host-desk.ts';
import { officialForm, officialMap } from '../support/events/real-event.ts';
import { parseCsv } from '../support/records/parse-csv.ts';
import { readDocument } from '../support/server/answer-check.ts';
import { type TestServer, startTestServer } from '../support/server/test-server.ts';

/** What a spreadsheet would run, at the begin of a cell or of a line in it. */
const RUNS = /^[\p{Zs}\p{Cf}]*[=+\-@\t\r＝＋－＠]/mu;
const NUMBER = /^-?\d+(\.\d+)?$/;

const FORMULA = '=HYPERLINK("https://x.example","Reading")';

/** A published event whose every text is an attack on a spreadsheet. */
async function publishFormulas(server: TestServer): Promise<string> {
  const desk = new HostDesk(server);
  const { details, parts } = completeContent();
  const saved = await desk.save(await desk.begin(), {
    details: {
      ...details,
      title: FORMULA,
      description: 'Reading aloud.\n  +1+1\n＝cmd|calc',
      instructorNames: ['@SUM(A1)', '－2'],
      location: { kind: 'place', city: '-Helena', zip: '59601', state: 'MT' },
      startDate: '2026-09-01',
      endDate: '2026-10-31',
    },
    parts,
  });
  const published = await desk.publish(saved.body);
  if (published.status !== 200) throw new Error(JSON.stringify(published.body));
  return published.body.id;
}

async function download({ url, api }: TestServer, path: string): Promise<string[][]> {
  const headers = { authorization: `Bearer ${await api.hostToken()}` };
  const response = await fetch(`${url}${path}`, { headers });
  expect(response.headers.get('content-type')).toContain('text/csv');
  return parseCsv(await response.text());
}

describe('the spreadsheets', () => {
  it('R-CNT-3 no cell of any CSV runs as a formula, and numbers stay numbers', async () => {
    const server = await startTestServer();
    const eventId = await publishFormulas(server);
    // Somebody whose name is an attack takes part.
    await server.api.open({ subject: 'one', eventId, name: FORMULA });
    const { paths } = await readDocument(server.url);
    const sheets = Object.keys(paths).filter((path) => path.endsWith('.csv'));
    for (const path of sheets) {
      const address = path.replace('{id}', eventId);
      const query = path.includes('yearly') ? '?year=2026' : '';
      const rows = await download(server, `${address}${query}`);
      const cells = rows.flat();
      const running = cells.filter((cell) => RUNS.test(cell) && !NUMBER.test(cell));
      expect([path, running]).toEqual([path, []]);
      expect(cells).toContain(`'${FORMULA}`);
      expect(cells).toContain('0');
    }
    expect(sheets.length).toBeGreaterThanOrEqual(3);
    const [, pack = []] = await download(server, '/api/host/yearly-pack.csv?year=2026');
    expect(pack[1]).toBe("Reading aloud.\n'  +1+1\n'＝cmd|calc");
  });

  it('R-CNT-3 a difference below zero is a number in the sheet', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const event = await desk.published();
    await desk.call('PUT', `/events/${event.id}/form`, officialForm());
    await desk.call('PUT', `/events/${event.id}/form/map`, officialMap());
    const token = await server.api.open({ subject: 'one', eventId: event.id });
    await watch(server, token, { partId: 'lecture', seconds: 3600 });
    await server.api.claim(token, 'Jordan Rivers');
    server.clock.now = new Date('2027-09-02T18:00:00Z');
    await desk.call('POST', `/events/${event.id}/report`, { count: 1 });
    const [participant] = (await desk.people(event.id)).people;
    const path = `/events/${event.id}/certificates/${participant?.certificate?.serial}/void`;
    await desk.call('POST', path, { reason: 'Wrong person' });
    const [, row = []] = await download(server, '/api/host/sheet.csv');
    expect(row.slice(3, 8)).toEqual(['1', '1', '0', '1', '-1']);
  });
});
