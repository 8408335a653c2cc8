import { setTimeout as wait } from 'node:timers/promises';
import type { Response } from 'express';
import type { Log } from '../services/ports.ts';

/** The media type of server-sent events. */
export const EVENT_STREAM = 'text/event-stream';

/** Proxies cut connections on which nothing comes for about a minute. */
const HEART_BEAT_MS = 15_000;

interface Live {
  /** What an event is named. */
  name: string;
  everyMs: number;
  /** What to say now; null for nothing. What it throws ends the stream. */
  look: () => Promise<object | null>;
}

/**
 * Sends server-sent events until the caller goes away, the server stops or `look` throws. A caller who
 * reads too slowly is asked less often: nothing is looked up while something waits to be sent.
 */
export async function sendLive(response: Response, live: Live, log: Log): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  response.set({
    'Content-Type': EVENT_STREAM,
    'Cache-Control': 'private, no-store',
    // nginx would keep events until there are many.
    'X-Accel-Buffering': 'no',
  });
  response.write(': live\n\n');
  try {
    await tell(response, live, gone.signal);
  } catch (error) {
    if (!gone.signal.aborted) log.info({ reason: String(error) }, 'live stream ended');
  }
  response.end();
}

async function tell(response: Response, live: Live, signal: AbortSignal): Promise<void> {
  let lastMs = performance.now();
  const write = (text: string) => {
    response.write(text);
    lastMs = performance.now();
  };
  while (!signal.aborted) {
    await wait(live.everyMs, undefined, { signal, ref: false });
    if (response.writableNeedDrain) continue;
    const said = await live.look();
    if (signal.aborted) return;
    if (said) write(`event: ${live.name}\ndata: ${JSON.stringify(said)}\n\n`);
    else if (performance.now() - lastMs >= HEART_BEAT_MS) write(': beat\n\n');
  }
}
