import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';

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

/** Lets the pages of an LMS, and nobody else's, frame this answer. */
export function allowFramingBy(response: Response, origins: readonly string[]): void {
  const policy = Object.entries({ ...directives, 'frame-ancestors': ["'self'", ...origins] })
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join('; ');
  response.set('Content-Security-Policy', policy);
}
