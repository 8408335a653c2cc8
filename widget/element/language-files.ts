import type { TextId } from './say.ts';

/** Languages besides the code's own English: each a file with every text. There are none yet. */
export const LANGUAGES: Record<string, () => Promise<{ templates: Record<TextId, string> }>> = {};
