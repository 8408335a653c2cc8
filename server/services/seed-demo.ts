import { deriveFacts } from '../domain/derive-facts.ts';
import type { EventDetails } from '../domain/event-details.ts';
import type { FieldMap } from '../domain/printed-facts.ts';
import type { Part } from '../domain/parts.ts';
import type { EvaluationQuestion } from '../domain/requirement.ts';
import { acceptForm, mapForm } from './forms/accept-form.ts';
import type { IssueQueue } from './certificates/issue-queue.ts';
import type { Services } from './ports.ts';
import type { Host, PduEvent, PlatformLink } from './records.ts';

/** One practice event with its sample form, as the assets describe it. */
export interface DemoEvent {
  id: string;
  details: EventDetails;
  parts: Part[];
  evaluation: EvaluationQuestion[];
  form: Uint8Array;
  fieldMap: FieldMap;
}

export interface Demo {
  host: Host;
  platform: PlatformLink;
  events: DemoEvent[];
}

/** How the demo gets into the database; every step may be repeated, and is after a crash. */
export interface DemoWriter {
  /** False when the database has other hosts: then it is no place for a demo. */
  ensureHost(host: Host): Promise<boolean>;
  /** Answers the event as it stands. */
  ensureEvent(event: PduEvent): Promise<PduEvent>;
}

/**
 * Fills an empty database with a demo host and two practice events: a course and a conference
 * session. They go the way of real ones: the sample form through the guard, the map, the lot.
 */
export async function seedDemo(
  services: Services,
  { writer, queue, demo }: { writer: DemoWriter; queue: IssueQueue; demo: Demo },
): Promise<void> {
  if (!(await writer.ensureHost(demo.host))) return;
  await services.store.platforms.save(demo.platform);
  for (const { form, fieldMap, ...rest } of demo.events) {
    const event = await writer.ensureEvent({
      ...rest,
      ...newEvent(demo.host.id, services.now()),
      facts: deriveFacts(rest.details, demo.host),
    });
    if (event.formId) continue;
    await acceptForm(services, { event, pdf: form, actor: 'demo' });
    await mapForm(services, queue, { event, fieldMap, actor: 'demo' });
  }
}

const newEvent = (hostId: string, publishedAt: Date) =>
  ({
    hostId,
    isPractice: true,
    state: 'published',
    revision: 1,
    publishedAt,
    previousEventId: null,
    reports: [],
    hasLegalHold: false,
    purge: null,
    formStatus: 'missing',
    formId: null,
    certificateCount: 0,
    voidedCount: 0,
  }) satisfies Omit<PduEvent, 'id' | 'details' | 'facts' | 'parts' | 'evaluation'>;
