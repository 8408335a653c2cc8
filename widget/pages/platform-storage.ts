/** Where an LMS keeps small texts for a tool (LTI Platform Storage 0.1). */
export interface StoragePlace {
  /** `_parent`, or the name of a frame beside ours. */
  target: string;
  /** The only origin that is asked, and whose answers are believed. */
  origin: string;
}

/** A frame beside ours that still loads hears nothing, so it is asked again. */
const AGAIN_MS = 400;
/** Some places never answer (Canvas’ mobile apps), so nobody should wait for them in silence. */
const PATIENCE_MS = 10_000;

/** Gives the LMS a text to keep; whether it did, within ten seconds. */
export async function putData(place: StoragePlace, key: string, value: string): Promise<boolean> {
  return (await ask(place, 'lti.put_data', { key, value })) === value;
}

/** Gets a text back; null when there is none, or the LMS does not answer. */
export const getData = (place: StoragePlace, key: string): Promise<string | null> =>
  ask(place, 'lti.get_data', { key });

type Message = Record<string, unknown>;

/** Asks by `postMessage` at the exact origin, and waits for the answer to this very question. */
function ask(
  { target, origin }: StoragePlace,
  subject: string,
  content: Message,
): Promise<string | null> {
  const frame = findFrame(target);
  if (!frame) return Promise.resolve(null);
  const message_id = crypto.randomUUID();
  return new Promise((resolve) => {
    const finish = (value: string | null) => {
      clearTimeout(timer);
      clearInterval(again);
      window.removeEventListener('message', listen);
      resolve(value);
    };
    const listen = (event: MessageEvent<unknown>) => {
      if (event.origin !== origin) return;
      const answer = readMessage(event.data);
      const isMine =
        answer['message_id'] === message_id && answer['subject'] === `${subject}.response`;
      if (!isMine) return;
      const value = answer['error'] ? null : answer['value'];
      finish(typeof value === 'string' ? value : null);
    };
    const post = () => frame.postMessage({ subject, message_id, ...content }, origin);
    const timer = setTimeout(() => finish(null), PATIENCE_MS);
    const again = setInterval(post, AGAIN_MS);
    window.addEventListener('message', listen);
    post();
  });
}

/** The frame of the LMS: beside ours, or in the page that opened this window. */
function findFrame(target: string): Window | null {
  const around: Window | null = window.parent === window ? readOpener() : window.parent;
  if (!around || target === '_parent') return around;
  try {
    return (around.frames as unknown as Record<string, Window | undefined>)[target] ?? around;
  } catch {
    // Browsers refuse names of another website’s page that are no frames.
    return around;
  }
}

// Untyped in the DOM’s own types.
const readOpener = (): Window | null => window.opener as Window | null;

/** Platforms send objects, or texts of JSON. */
function readMessage(data: unknown): Message {
  try {
    const message: unknown = typeof data === 'string' ? JSON.parse(data) : data;
    return typeof message === 'object' && message !== null ? (message as Message) : {};
  } catch {
    return {};
  }
}
