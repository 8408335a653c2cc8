import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';
import type { Sources } from './player-policy.ts';

const directives = {
  'default-src': ["'self'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'media-src': ["'self'", 'https:', 'blob:'],
  'connect-src': ["'self'"],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'self'"],
};

/** Headers of every answer: no inline script, framed by nobody but ourselves unless said otherwise. */
export function securityHeaders(publicUrl: string): RequestHandler {
  const isHttps = publicUrl.startsWith('https:');
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives },
    strictTransportSecurity: isHttps,
    // Framing is ruled by frame-ancestors, which knows the LMS; this older header can't.
    frameguard: false,
    // The element's script and the recordings are meant for pages of other origins.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
  });
}

/**
 * Lets the pages of an LMS, and nobody else's, frame this answer, and lets it load what it needs
 * beside what every page may.
 */
export function setPolicy(
  response: Response,
  { framedBy, loads = {} }: { framedBy: readonly string[]; loads?: Sources },
): void {
  const policy: Record<string, readonly string[]> = {
    ...directives,
    'frame-ancestors': ["'self'", ...framedBy],
  };
  for (const [name, values] of Object.entries(loads)) {
    if (values.length === 0) continue;
    const before = policy[name] ?? directives['default-src'];
    policy[name] = [...before, ...values.filter((value) => !before.includes(value))];
  }
  const text = Object.entries(policy).map(([name, values]) => `${name} ${values.join(' ')}`);
  response.set('Content-Security-Policy', text.join('; '));
}
