import { isEmail } from '../../domain/contact-checks.ts';
import { statementLetterKey } from '../../domain/letter-keys.ts';
import type { RemindReadyResponse } from '../../contract/certificates.ts';
import { type Actor, auditOf, eventToday, requireAllowed } from '../events/event-access.ts';
import { standingsOf } from '../participation/list-participants.ts';
import type { Services } from '../ports.ts';
import { queueLetter } from '../mail/queue-letter.ts';
import type { Participant, PduEvent } from '../records.ts';

/**
 * Writes to everybody who has all that the event asks for and has not claimed yet, since only the
 * educator can state to be one of Montana (R-CRT-3); to each once a day at most. Errors: EVENT_STATE.
 */
export async function remindReady(
  services: Services,
  { event, actor }: { event: PduEvent; actor: Actor },
): Promise<RemindReadyResponse> {
  const { state, today } = await eventToday(services, event);
  requireAllowed(state, 'claim');
  const ready = (await standingsOf(services, event)).filter(({ status }) => status === 'ready');
  const ids = ready.map(({ participantId }) => participantId);
  const people = await services.store.participants.findMany(ids);
  const count = { mailedCount: 0, mailedBeforeCount: 0, withoutAddressCount: 0 };
  for (const person of people) {
    const key = `${statementLetterKey(event.id)}:${person.id}:${today}`;
    count[await remindOne(services, { event, person, key })] += 1;
  }
  const deed = { at: services.now(), action: 'claims-reminded', details: count };
  await services.store.audits.add(auditOf(event, actor, deed));
  return count;
}

async function remindOne(
  services: Services,
  { event, person, key }: { event: PduEvent; person: Participant; key: string },
): Promise<keyof RemindReadyResponse> {
  const { email, name } = person;
  if (!email || !isEmail(email)) return 'withoutAddressCount';
  const letter = { hostId: event.hostId, to: email, key, ...wordsFor(event, name) };
  return (await queueLetter(services, letter)) ? 'mailedCount' : 'mailedBeforeCount';
}

const wordsFor = ({ facts }: PduEvent, name: string) => ({
  subject: `Your certificate for “${facts.title}” can be claimed`,
  text: `Hello${name ? ` ${name}` : ''},

you have done everything that “${facts.title}” asks for. One thing is left that nobody can do for you: say that you are a Montana educator, and claim your certificate.

Open the event once more, from your course or from the website where you took part. At its end you type your name and claim.

${facts.hostName}
${facts.hostPhone}
`,
});
