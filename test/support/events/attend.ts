import type { BeatResponse } from '../../../server/contract/educator.ts';
import { DEMO_COURSE_ID, DEMO_SESSION_ID } from '../../../server/demo.ts';
import { stretch } from '../server/api-caller.ts';
import type { TestServer } from '../server/test-server.ts';

/** A server whose clock is in the caller's hands. */
type ClockedServer = Pick<TestServer, 'api' | 'clock'>;

/** So long that few reports are needed, and short enough to answer a question in time (R-TIM-8). */
const LONGEST_STEP_SECONDS = 150;

/**
 * Lets the clock run while a part plays, reported and with questions answered as the element does.
 * Answers the answer that is still owed, for whoever goes on from there.
 */
export async function watch(
  { api, clock }: ClockedServer,
  token: string,
  {
    partId,
    seconds,
    fromSeconds = 0,
    fromSequence = 1,
    owed,
    stepSeconds: step = LONGEST_STEP_SECONDS,
  }: {
    partId: string;
    seconds: number;
    fromSeconds?: number;
    fromSequence?: number;
    owed?: Answer;
    stepSeconds?: number;
  },
): Promise<Answer> {
  let check = owed;
  for (
    let from = fromSeconds, sequence = fromSequence;
    from < seconds;
    from += step, sequence += 1
  ) {
    const to = Math.min(from + step, seconds);
    clock.advance(to - from);
    const beat = { sequence, partId, segments: [stretch(from, to)], ...(check && { check }) };
    const { body } = await api.beat(token, beat);
    check = answerTo(body.presence);
  }
  return check;
}

type Answer = ReturnType<typeof answerTo>;

/** The answer to a question whether somebody is there, once it is due (R-TIM-8). */
export function answerTo({ check }: BeatResponse['presence']) {
  const isDue = check !== null && check.afterSeconds <= 0;
  return isDue ? ({ id: check.id, outcome: 'answered' } as const) : undefined;
}

/** An educator who has watched the whole demo course. */
export async function attendCourse(
  server: ClockedServer,
  subject: string,
  email?: string,
): Promise<string> {
  const who = { subject, ...(email && { email }) };
  const token = await server.api.open({ ...who, eventId: DEMO_COURSE_ID });
  await watch(server, token, { partId: 'reading-aloud', seconds: 20 });
  return token;
}

/** An educator who has watched the demo's conference session and sent the evaluation. */
export async function attendSession(server: ClockedServer, subject: string): Promise<string> {
  const token = await server.api.open({ subject, eventId: DEMO_SESSION_ID });
  await watch(server, token, { partId: 'science-outdoors', seconds: 15 });
  await server.api.evaluate(token, { useful: '4', next: 'Draw a leaf before naming it.' });
  return token;
}

/** Somebody sits through the hour of a real event and claims; answers the session's token. */
export async function issueTo(
  server: ClockedServer,
  eventId: string,
  subject: string,
): Promise<string> {
  const token = await server.api.open({ subject, eventId });
  await watch(server, token, { partId: 'lecture', seconds: 3600 });
  await server.api.claim(token, `Educator ${subject}`);
  return token;
}
