import { htmlPage } from './html.ts';

/** Where the link in a letter leads; its secret is behind `#`, so the page's script has to read it. */
export const certificateLinkPage = (): string =>
  htmlPage({
    title: 'Your certificate',
    script: 'certificate.js',
    body: `<main class="page"><h1>Your certificate</h1>
<div class="card" id="certificate" role="status">One moment …</div>
<noscript><p>This page needs JavaScript, because the secret in your link is never sent as an address.
Without it, check the certificate by its serial on <a href="/check">the check page</a>.</p></noscript></main>`,
  });
