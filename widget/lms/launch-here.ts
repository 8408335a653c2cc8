import type { SessionAnswer } from '../../server/contract/pages.ts';
import type { Session } from '../element/names.ts';

/** A launch goes through four pages of two servers; nobody waits for it, since people read on. */
const LAUNCH_MS = 30_000;

/**
 * Launches the event’s activity in a frame that nobody sees, and takes over its session. `preview`
 * when the person earns no time in it, `nobody` when no answer came. Only the frame’s own page on our
 * server is asked and believed.
 */
export async function launchHere(
  launch: string,
  server: string,
): Promise<Session | 'preview' | 'nobody'> {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.title = 'Certificate';
  frame.src = launch;
  const answer = answerOf(frame, server);
  document.body.append(frame);
  const session = await answer;
  frame.remove();
  return session;
}

function answerOf(
  frame: HTMLIFrameElement,
  server: string,
): Promise<Session | 'preview' | 'nobody'> {
  const listening = new AbortController();
  return new Promise((resolve) => {
    const end = (answer: Session | 'preview' | 'nobody') => {
      listening.abort();
      resolve(answer);
    };
    setTimeout(() => end('nobody'), LAUNCH_MS);
    const hear = ({ data, origin, source }: MessageEvent<SessionAnswer>) => {
      if (origin !== server || source !== frame.contentWindow) return;
      // It says first that it is there, since nobody can tell when a launch has come to its end.
      if (data.subject === 'pdu.ready')
        frame.contentWindow?.postMessage({ subject: 'pdu.session' }, server);
      if (data.subject === 'pdu.session.response') end(data.session ?? 'preview');
    };
    addEventListener('message', hear, { signal: listening.signal });
  });
}
