import { randomUUID } from 'node:crypto';
import { type BenchServer, startBenchServer } from './bench-server.ts';
import { type Figure, figure, quantile } from './figure.ts';
import { addManyEvents } from '../support/events/many-events.ts';
import { DEMO_HOST_ID } from '../../server/demo.ts';

const EVENTS = 10_000;
const CERTIFICATES_EACH = 100;
const SMALL_EVENTS = 10;
const REQUESTS = 200;
const WARM_UP = 50;

/**
 * How long the first page of the list takes (p95, over HTTP) for a host with 10,000 events and a
 * million certificates, against a host with 10 events in the same database.
 */
export async function eventList(): Promise<Figure> {
  const bench = await startBenchServer({ isLarge: true });
  try {
    const [large, small] = [await addHost(bench), await addHost(bench)];
    const startedAt = performance.now();
    await addManyEvents(bench.database, large, {
      events: EVENTS,
      certificatesEach: CERTIFICATES_EACH,
    });
    await addManyEvents(bench.database, small, { events: SMALL_EVENTS, certificatesEach: 0 });
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    process.stderr.write(`${EVENTS * CERTIFICATES_EACH} certificates written in ${seconds} s\n`);
    const { ours, baseline } = await measure(bench, { large, small });
    return figure({ name: 'event-list', unit: 'ms (p95)', better: 'low', ours, baseline });
  } finally {
    await bench.close();
  }
}

/** Another host like the demo's. */
async function addHost({ database }: BenchServer): Promise<string> {
  const { hosts } = database.models;
  const { _id, ...host } = await hosts.findById(DEMO_HOST_ID).lean().orFail();
  const id = `${_id}-${randomUUID()}`;
  await hosts.create({ _id: id, ...host });
  return id;
}

/** One request of each in turn, so that what else the machine does falls on both alike. */
async function measure(
  { api }: BenchServer,
  { large, small }: { large: string; small: string },
): Promise<{ ours: number; baseline: number }> {
  const tokens = { large: await api.hostToken(large), small: await api.hostToken(small) };
  const times = { large: [] as number[], small: [] as number[] };
  for (let round = 0; round < WARM_UP + REQUESTS; round += 1) {
    for (const host of ['large', 'small'] as const) {
      const startedAt = performance.now();
      const { status } = await api.call('GET', '/api/host/events', { token: tokens[host] });
      if (status !== 200) throw new Error(`no list: ${status}`);
      if (round >= WARM_UP) times[host].push(performance.now() - startedAt);
    }
  }
  return { ours: quantile(times.large, 0.95), baseline: quantile(times.small, 0.95) };
}
