import type { LocaleModule } from '@lit/localize';

/**
 * Languages besides the code's own English: each a file with a text for every id in texts.ts,
 * tracking-texts.ts and duration.ts. There are none yet.
 */
export const LANGUAGES: Record<string, () => Promise<LocaleModule>> = {};
