import { z } from 'zod';
import { callForPages } from './call-for-pages.ts';
import { callForJson } from './call-service.ts';
import { looseText } from './read-tolerantly.ts';
import type { GradeService } from './service-claims.ts';
import { MEDIA_TYPE, SCOPE } from './service-names.ts';
import type { PlatformConnection } from './service-ports.ts';
import { type ServiceResult, failed, succeeded } from './service-problem.ts';

/** By what a line item is known again; all that is given has to agree. */
export interface LineItemKey {
  /** The tool's own id of what is graded. */
  resourceId?: string;
  tag?: string;
  /** The platform's link that the line item belongs to. */
  resourceLinkId?: string;
}

export interface NewLineItem extends LineItemKey {
  label: string;
  scoreMaximum: number;
  /** Canvas: makes the assignment one that opens the tool at this address. */
  canvasToolUrl?: string;
}

export interface LineItem extends LineItemKey {
  /** Its address; scores go below it. */
  id: string;
  label?: string;
  scoreMaximum?: number;
}

const MAX_PAGES = 50;
const CANVAS_SUBMISSION_TYPE = 'https://canvas.instructure.com/lti/submission_type';

/** Platforms say an absent id as `""` or null as well. */
const ReadLineItem = z.object({
  id: z.url({ protocol: /^https?$/ }),
  label: looseText,
  scoreMaximum: z.number().optional().catch(undefined),
  resourceId: looseText,
  tag: looseText,
  resourceLinkId: looseText,
});

/**
 * Finds the line item of a link, on all pages. Among several of one resource (an activity that was
 * copied keeps resource id and tag) the link's own counts, else one that belongs to no link.
 * Answers null when there is none.
 */
export async function findLineItem(
  connection: PlatformConnection,
  service: GradeService,
  key: LineItemKey,
): Promise<ServiceResult<LineItem | null>> {
  const scope = [SCOPE.lineItemReadOnly, SCOPE.lineItem].find((one) =>
    service.scopes.includes(one),
  );
  if (!scope || !service.lineItemsUrl) return failed('SCOPE_MISSING', SCOPE.lineItemReadOnly);
  const url = filtered(service.lineItemsUrl, key);
  const call = { url, scopes: [scope], accept: MEDIA_TYPE.lineItems };
  let free: LineItem | null = null;
  for await (const page of callForPages(connection, call, MAX_PAGES)) {
    if (!page.ok) return page;
    const items = z.array(z.unknown()).safeParse(page.value);
    if (!items.success) return failed('ANSWER_UNREADABLE', 'the line items are no list');
    const matches = items.data.flatMap(readLineItem).filter((item) => isOf(item, key));
    const own = matches.find(
      ({ resourceLinkId }) => !key.resourceLinkId || resourceLinkId === key.resourceLinkId,
    );
    if (own) return succeeded(own);
    free ??= matches.find(({ resourceLinkId }) => resourceLinkId === undefined) ?? null;
  }
  return succeeded(free);
}

/**
 * Finds the line item of a link, or makes it. The one that the launch names needs no request.
 * Two callers at once may make two: whoever calls it for one link holds a lock.
 */
export async function ensureLineItem(
  connection: PlatformConnection,
  service: GradeService,
  wanted: NewLineItem,
): Promise<ServiceResult<{ lineItemUrl: string; isNew: boolean }>> {
  if (service.lineItemUrl) return succeeded({ lineItemUrl: service.lineItemUrl, isNew: false });
  const found = await findLineItem(connection, service, wanted);
  if (!found.ok) return found;
  if (found.value) return succeeded({ lineItemUrl: found.value.id, isNew: false });
  const made = await createLineItem(connection, service, wanted);
  return made.ok ? succeeded({ lineItemUrl: made.value.id, isNew: true }) : made;
}

/** Makes a line item (AGS 2.0, section 3.2.4), whether or not there is one like it. */
export async function createLineItem(
  connection: PlatformConnection,
  service: GradeService,
  wanted: NewLineItem,
): Promise<ServiceResult<LineItem>> {
  const label = wanted.label.trim();
  if (label === '' || !(wanted.scoreMaximum > 0)) {
    return failed('LINE_ITEM_INVALID', 'a line item needs a label and a maximum above 0');
  }
  if (!service.lineItemsUrl || !service.scopes.includes(SCOPE.lineItem)) {
    return failed('SCOPE_MISSING', SCOPE.lineItem);
  }
  const answer = await callForJson(connection, {
    url: service.lineItemsUrl,
    scopes: [SCOPE.lineItem],
    accept: MEDIA_TYPE.lineItem,
    content: { type: MEDIA_TYPE.lineItem, body: toBody({ ...wanted, label }) },
  });
  if (!answer.ok) return answer;
  const [made] = readLineItem(answer.value.json);
  return made
    ? succeeded(made)
    : failed('ANSWER_UNREADABLE', 'the new line item came back without its address');
}

function toBody(wanted: NewLineItem): object {
  const { label, scoreMaximum, resourceId, tag, resourceLinkId, canvasToolUrl } = wanted;
  const type = { type: 'external_tool', external_tool_url: canvasToolUrl };
  return {
    label,
    scoreMaximum,
    resourceId,
    tag,
    resourceLinkId,
    ...(canvasToolUrl && { [CANVAS_SUBMISSION_TYPE]: type }),
  };
}

/** Asks for few; platforms may ignore it, so the answer is looked through all the same. */
function filtered(lineItemsUrl: string, key: LineItemKey): string {
  const url = new URL(lineItemsUrl);
  if (key.resourceId) url.searchParams.set('resource_id', key.resourceId);
  if (key.tag) url.searchParams.set('tag', key.tag);
  const isLinkAlone = !key.resourceId && !key.tag && key.resourceLinkId;
  if (isLinkAlone) url.searchParams.set('resource_link_id', isLinkAlone);
  return url.href;
}

/** None when it has no address. */
function readLineItem(value: unknown): LineItem[] {
  const parsed = ReadLineItem.safeParse(value);
  return parsed.success ? [parsed.data] : [];
}

/** Whether the tool's own names agree; a key of a link alone needs the link itself. */
function isOf(item: LineItem, key: LineItemKey): boolean {
  if (!key.resourceId && !key.tag) return item.resourceLinkId === key.resourceLinkId;
  return (
    (!key.resourceId || item.resourceId === key.resourceId) && (!key.tag || item.tag === key.tag)
  );
}
