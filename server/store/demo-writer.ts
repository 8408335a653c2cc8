import type { PduEvent } from '../services/records.ts';
import type { DemoWriter } from '../services/seed-demo.ts';
import type { Models } from './models.ts';
import { toStoredEvent, withoutListFields } from './event-store.ts';
import { toRecord, toStored } from './records.ts';
import { onceMoreOnDuplicate } from './transaction.ts';

const upsert = { upsert: true, returnDocument: 'after' } as const;

/** Writes the demo; what is there already stays as it is, except the allowed origins. */
export function createDemoWriter(models: Models): DemoWriter {
  return {
    async ensureHost(host) {
      if (await models.hosts.exists({ _id: { $ne: host.id } })) return false;
      const { _id, ...rest } = toStored(host);
      // Ports may differ from the start before, so the allowed origins follow the configuration.
      const { allowedOrigins, ...fixed } = rest;
      await onceMoreOnDuplicate(() =>
        models.hosts.updateOne(
          { _id },
          { $set: { allowedOrigins }, $setOnInsert: fixed },
          { upsert: true },
        ),
      );
      return true;
    },
    async ensureEvent(event) {
      const { _id, ...rest } = toStoredEvent(event);
      const standing = await onceMoreOnDuplicate(() =>
        models.events.findOneAndUpdate({ _id }, { $setOnInsert: rest }, upsert).lean().orFail(),
      );
      return toRecord<PduEvent>(withoutListFields(standing));
    },
  };
}
