// The make-believe websites of the try-out: an LMS and a conference page, on an origin of their own.
import express from 'express';
import { SignJWT } from 'jose';
import { z } from 'zod';
import { tryOutSites } from '../../../server/try-out.ts';
import { createPlatform } from '../platform/platform.ts';
import { conferencePage } from './conference-page.ts';

const settings = z
  .object({
    TRY_OUT_PORT: z.coerce.number().int(),
    TOOL_URL: z.url(),
    EMBED_HOST: z.string(),
    EMBED_SECRET: z.string(),
    COURSE_ID: z.string(),
    SESSION_ID: z.string(),
  })
  .parse(process.env);

const { TRY_OUT_PORT: port, TOOL_URL: toolUrl } = settings;
const app = express();

const lms = await createPlatform({
  ...tryOutSites(port),
  toolUrl,
  links: [
    { resourceLinkId: 'course', title: 'Reading Aloud with Purpose', eventId: settings.COURSE_ID },
    {
      resourceLinkId: 'session',
      title: 'Field Notes: Science Outdoors',
      eventId: settings.SESSION_ID,
    },
  ],
});
app.use('/lms', lms.router);

/** What the conference's own server does: it says who is sitting there, and signs that. */
const signVisitor = (visitor: string) =>
  new SignJWT({ event: settings.SESSION_ID, name: 'Sam Ironhorse' })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(settings.EMBED_HOST)
    .setSubject(visitor)
    .setIssuedAt()
    .setExpirationTime('10m')
    .sign(new TextEncoder().encode(settings.EMBED_SECRET));

app.get('/conference/', async (request, response) => {
  const visitor = z.string().max(40).catch('visitor-1').parse(request.query['visitor']);
  const token = await signVisitor(visitor);
  response.type('html').send(conferencePage({ toolUrl, token }));
});

// A test or the server may be gone without a word; these sites do not outlive it.
process.on('disconnect', () => process.exit(0));
app.listen(port, 'localhost', (error) => {
  if (error) throw error;
  process.send?.('ready');
});
