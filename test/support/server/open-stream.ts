import { createParser } from 'eventsource-parser';

/** A stream of server-sent events that is being read. */
export interface OpenStream<T> {
  response: Response;
  /** What has come so far. */
  events: { name: string; data: T }[];
  /** Resolves when nothing more can come. */
  ended: Promise<void>;
  close: () => void;
}

/** Reads server-sent events as a program does, with its token in a header. */
export async function openStream<T>(
  url: string,
  path: string,
  token: string,
): Promise<OpenStream<T>> {
  const closing = new AbortController();
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`${url}${path}`, { headers, signal: closing.signal });
  const events: OpenStream<T>['events'] = [];
  const parser = createParser({
    // The contract of the address that was called.
    onEvent: ({ event, data }) => events.push({ name: event ?? '', data: JSON.parse(data) as T }),
  });
  return { response, events, ended: read(response, parser.feed), close: () => closing.abort() };
}

async function read({ body }: Response, feed: (text: string) => void): Promise<void> {
  const decoder = new TextDecoder();
  try {
    for await (const chunk of body ?? []) feed(decoder.decode(chunk, { stream: true }));
  } catch {
    // Cut off by the server, or closed here.
  }
}
