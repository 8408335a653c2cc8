import type { Request } from 'express';

/** What the browser of a request says of itself; for the evidence, where the host looks at it. */
export const deviceOf = ({ headers }: Request): string => headers['user-agent'] ?? '';
