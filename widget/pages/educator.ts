import '../element/define.ts';
import { html, render } from 'lit';
import { takePageData } from './page-data.ts';

const data = takePageData();
const app = document.getElementById('app');
if (app && data.kind === 'educator') {
  const { sessionToken, expiresAt } = data;
  const heading = app.querySelector('h1') ?? '';
  render(
    html`${heading}<pdu-certificate
        .server=${location.origin}
        .session=${{ sessionToken, expiresAt }}
      ></pdu-certificate>`,
    emptied(app),
  );
}

function emptied(element: HTMLElement): HTMLElement {
  element.replaceChildren();
  return element;
}
