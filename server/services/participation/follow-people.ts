import { LRUCache } from 'lru-cache';
import type { Person } from '../../contract/people.ts';
import type { Services } from '../ports.ts';
import type { PduEvent } from '../records.ts';
import { peopleOfAttendances } from './person-view.ts';

/** How often the database is asked what changed, whoever looks on. */
export const LOOK_EVERY_MS = 2000;
/** Rows carry the time at which they were decided, and are there a moment later; clocks differ too. */
const OVERLAP_MS = 4000;
/** More events than anybody looks at at the same time. */
const KNOWN_EVENTS = 500;

interface Look {
  /** For how long this answer will do, on this process's clock. */
  freshUntilMs: number;
  /** On the server's clock. */
  at: Date;
  people: Promise<Person[]>;
}

/** People of an event about whom something was written lately; the same one may come again. */
export type ChangedLately = (event: PduEvent) => Promise<Person[]>;

/** Looks what changed at an event (R-TIM-4); many who look on at the same time share one look. */
export function createPeopleWatch(services: Services): ChangedLately {
  const looks = new LRUCache<string, Look>({ max: KNOWN_EVENTS });
  return (event) => {
    const last = looks.get(event.id);
    if (last && performance.now() < last.freshUntilMs) return last.people;
    const at = services.now();
    const since = new Date((last?.at ?? at).getTime() - OVERLAP_MS);
    const people = changedSince(services, event, since);
    // Half of the time between two looks, so that none of them falls out.
    const freshUntilMs = performance.now() + LOOK_EVERY_MS / 2;
    looks.set(event.id, { freshUntilMs, at, people });
    people.catch(() => looks.delete(event.id));
    return people;
  };
}

const changedSince = async (services: Services, event: PduEvent, since: Date): Promise<Person[]> =>
  peopleOfAttendances(services, event, await services.store.attendances.seenSince(event.id, since));

/** Those that differ from what was told before; `told` remembers what is told now. */
export function untold(people: readonly Person[], told: Map<string, string>): Person[] {
  return people.filter((person) => {
    const text = JSON.stringify(person);
    const isNew = told.get(person.attendanceId) !== text;
    told.set(person.attendanceId, text);
    return isNew;
  });
}
