import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { launchChromium } from '../support/browser/launch-chromium.ts';
import { watch } from '../support/events/attend.ts';
import { HostDesk, completeContent } from '../support/events/host-desk.ts';
import { startTestServer } from '../support/server/test-server.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

const ATTACK = '<img src=x onerror="window.wasRun=1"><script>window.wasRun=1</script>';

describe('text that would like to be a program', () => {
  it('R-EVT-1 is shown as it was typed on every page of the console, and nothing of it runs', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const { details } = completeContent();
    const saved = await desk.save(await desk.begin(), {
      details: {
        ...details,
        title: ATTACK,
        description: ATTACK,
        instructorNames: [ATTACK],
        categories: [ATTACK.slice(0, 60)],
        location: { kind: 'place', city: ATTACK, zip: '59601', state: 'MT' },
        justification: ATTACK,
      },
      parts: [
        {
          id: 'lecture',
          kind: 'video',
          title: ATTACK,
          durationSeconds: 3600,
          sources: [{ src: 'https://videos.example.org/lecture.mp4', type: 'video/mp4' }],
        },
      ],
      evaluation: [{ id: 'next', text: ATTACK, kind: 'text' }],
    });
    const event = (await desk.publish(saved.body)).body;
    const name = ATTACK.slice(0, 100);
    const token = await server.api.open({ subject: 'x', eventId: event.id, name });
    await watch(server, token, { partId: 'lecture', seconds: 60 });
    await desk.call('POST', '/platforms', {
      name: ATTACK.slice(0, 90),
      issuer: 'https://lms.example.org/"><script>window.wasRun=1</script>',
      clientId: '"><script>window.wasRun=1</script>',
      authenticationEndpoint: 'https://lms.example.org/auth',
      tokenEndpoint: 'https://lms.example.org/token',
      jwksUri: 'https://lms.example.org/jwks',
      deploymentIds: ['<b>1</b>'],
    });
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const refused: string[] = [];
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) refused.push(message.text());
    });
    for (const place of [
      '',
      `event=${event.id}`,
      `edit=${event.id}`,
      'page=sheet',
      'page=audit',
      'page=settings',
    ]) {
      await page.goto(`${server.url}/try/host#${place}`);
      await page.reload();
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      const found = await page.evaluate(() => ({
        wasRun: 'wasRun' in window,
        images: document.querySelectorAll('img[src="x"]').length,
        words:
          document.body.innerText +
          [...document.querySelectorAll('input, textarea')]
            .map((one) => (one as HTMLInputElement).value)
            .join(' '),
      }));
      expect([place, found.wasRun, found.images]).toEqual([place, false, 0]);
      expect(found.words).toContain('<img src=x onerror=');
    }
    // The policy had nothing to stop: no page made markup of a text.
    expect(refused).toEqual([]);
  });
});
