import { type IssueRequest, issueBatch } from './issue-batch.ts';
import type { Services } from '../ports.ts';
import type { Certificate } from '../records.ts';

export interface IssueQueue {
  /** The participant's certificate for the event; null when the event has no form to issue on. */
  issue(
    eventId: string,
    request: Omit<IssueRequest, 'resolve' | 'reject'>,
  ): Promise<Certificate | null>;
}

/** As many certificates as one transaction takes; keeps it well below the database's time limit. */
const BATCH_SIZE = 50;

/**
 * Commits the claims of one event that wait together in one transaction, because one transaction
 * per claim costs retries that grow with the square of the crowd (design.md, idea 6). The queue
 * holds promises only: what must survive a crash is the claim, stored before it gets here.
 */
export function createIssueQueue(services: Services): IssueQueue {
  const events = new Map<string, IssueRequest[]>();

  async function drain(eventId: string, waiting: IssueRequest[]): Promise<void> {
    while (waiting.length > 0) await issueBatch(services, eventId, takeBatch(waiting));
    events.delete(eventId);
  }

  function enqueue(eventId: string, request: IssueRequest): void {
    const waiting = events.get(eventId);
    if (waiting) {
      waiting.push(request);
      return;
    }
    const started = [request];
    events.set(eventId, started);
    // Let the other claims of the same moment come in first.
    setImmediate(() => void drain(eventId, started));
  }

  return {
    issue: (eventId, request) =>
      new Promise((resolve, reject) => enqueue(eventId, { ...request, resolve, reject })),
  };
}

/** The next claims, all of those of one participant together, since they get one certificate. */
function takeBatch(waiting: IssueRequest[]): IssueRequest[][] {
  const batch = new Map<string, IssueRequest[]>();
  const rest: IssueRequest[] = [];
  for (const request of waiting.splice(0)) {
    const same = batch.get(request.participantId);
    if (same) same.push(request);
    else if (batch.size < BATCH_SIZE) batch.set(request.participantId, [request]);
    else rest.push(request);
  }
  waiting.push(...rest);
  return [...batch.values()];
}
