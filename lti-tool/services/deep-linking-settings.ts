import { z } from 'zod';

/** What a platform takes in answer to a deep linking request (Deep Linking 2.0, section 4.4.1). */
export interface DeepLinkingSettings {
  /** Where the answer is posted, as form field `JWT`. */
  returnUrl: string;
  acceptTypes: string[];
  /** More than one item; where the platform does not say, one only. */
  isMultipleAccepted: boolean;
  /** Null where the platform does not say: then a line item may be sent and may be ignored. */
  isLineItemAccepted: boolean | null;
  /** Frames, windows, … in which items may open. */
  acceptTargets: string[];
  /** Opaque; goes back as it came. */
  data?: unknown;
}

/** Comes as a string in the wild as well. */
const looseBoolean = z
  .union([z.boolean(), z.stringbool()])
  .nullish()
  .catch(null)
  .transform((value) => value ?? null);

const texts = z.array(z.string()).catch([]);

const Settings = z.object({
  deep_link_return_url: z.url({ protocol: /^https?$/ }),
  accept_types: z.array(z.string()),
  accept_multiple: looseBoolean,
  accept_lineitem: looseBoolean,
  accept_presentation_document_targets: texts,
  data: z.unknown().optional(),
});

/** Reads the claim `deep_linking_settings`; null when nothing can be sent back by it. */
export function readDeepLinkingSettings(claim: unknown): DeepLinkingSettings | null {
  const parsed = Settings.safeParse(claim);
  if (!parsed.success) return null;
  const settings = parsed.data;
  return {
    returnUrl: settings.deep_link_return_url,
    acceptTypes: settings.accept_types,
    isMultipleAccepted: settings.accept_multiple ?? false,
    isLineItemAccepted: settings.accept_lineitem,
    acceptTargets: settings.accept_presentation_document_targets,
    ...(settings.data !== undefined && { data: settings.data }),
  };
}
