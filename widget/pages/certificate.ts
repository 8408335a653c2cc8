import { html, render } from 'lit';
import type { CertificateLinkResponse } from '../../server/contract/certificates.ts';
import type { ErrorResponse } from '../../server/contract/educator.ts';
import { ApiClient } from './api-client.ts';
import { ApiError } from '../element/server-caller.ts';

const api = new ApiClient(location.origin, null);
const card = document.getElementById('certificate');
if (card) {
  card.replaceChildren();
  const show = () => void showCertificate(card);
  window.addEventListener('hashchange', show);
  show();
}

/** Trades what stands behind `#` for the certificate; the address keeps it, so that a bookmark works. */
async function showCertificate(card: HTMLElement): Promise<void> {
  const link = { token: location.hash.slice(1) };
  render(html`One moment …`, card);
  try {
    const path = '/api/certificate-links';
    const facts = await api.post<CertificateLinkResponse>(path, link);
    render(certificateView(facts, URL.createObjectURL(await loadPdf(`${path}/pdf`, link))), card);
  } catch (error) {
    render(failedView(error), card);
  }
}

async function loadPdf(path: string, link: object): Promise<Blob> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(link),
  });
  if (response.ok) return response.blob();
  throw new ApiError(response.status, ((await response.json()) as ErrorResponse).error);
}

const certificateView = (
  { name, title, hostName, dateText, fileName, checkUrl }: CertificateLinkResponse,
  url: string,
) =>
  html`<h2>${title}</h2>
    <p>Issued to <strong>${name}</strong> by ${hostName} on ${dateText}.</p>
    <p class="actions">
      <a class="button" href=${url} target="_blank">Open the certificate</a>
      <a class="button secondary" href=${url} download=${fileName}>Download</a>
    </p>
    <p>Anybody can check it here: <a href=${checkUrl}>${checkUrl}</a></p>
    <p>This link is yours. It works in later years too, so keep the letter.</p>`;

const failedView = (error: unknown) => {
  const isKnown = error instanceof ApiError && error.problem.code !== 'INVALID_REQUEST';
  const { message, remedy } = isKnown ? error.problem : INCOMPLETE;
  return html`<p class="problem"><strong>${message}</strong> ${remedy}</p>
    <p><a href="/check">Check a certificate by its serial</a></p>`;
};

const INCOMPLETE = {
  message: 'This link is not complete.',
  remedy: 'Open it from the letter again, or copy the whole of it.',
};
