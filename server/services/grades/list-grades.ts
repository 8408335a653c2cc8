import type { GradesResponse } from '../../contract/grades.ts';
import type { Services } from '../ports.ts';
import type { PduEvent } from '../records.ts';
import { explainScore } from './explain-score.ts';
import type { Score } from './score-ports.ts';

/** More than a person looks through. */
const SHOWN = 200;

/** What learning platforms got of an event, those that failed first. */
export async function listGrades(services: Services, { id }: PduEvent): Promise<GradesResponse> {
  const { scores, participants } = services.store;
  const [counts, found] = await Promise.all([
    scores.countOfEvent(id),
    scores.listOfEvent(id, SHOWN + 1),
  ]);
  const shown = found.slice(0, SHOWN);
  const people = await participants.findMany(shown.map(({ participantId }) => participantId));
  const names = new Map(people.map((person) => [person.id, person.name]));
  const platforms = await platformNames(services, shown);
  const grades = shown.map((score) => ({
    id: score.id,
    name: names.get(score.participantId) ?? '',
    platform: platforms.get(platformKey(score)) ?? score.issuer,
    state: score.state,
    problem: score.problem && explainScore(score.problem),
    sentAt: score.sentAt?.toISOString() ?? null,
    nextAttemptAt: score.nextAttemptAt?.toISOString() ?? null,
  }));
  return { counts, grades, isCut: found.length > SHOWN };
}

async function platformNames({ lms }: Services, scores: readonly Score[]) {
  const platforms = new Map(scores.map((score) => [platformKey(score), score]));
  const names = await Promise.all(
    [...platforms].map(async ([key, score]) => {
      const addresses = await lms.addressesOf(score);
      return [key, addresses?.name ?? score.issuer] as const;
    }),
  );
  return new Map(names);
}

const platformKey = ({ issuer, clientId }: Score): string => JSON.stringify([issuer, clientId]);
