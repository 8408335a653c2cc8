import type { LaunchPageData } from '../../server/contract/pages.ts';
import { takePageData } from './page-data.ts';
import { getData, putData } from './platform-storage.ts';

/** After this a window of its own is offered; an answer that comes later still counts. */
const OFFER_AFTER_MS = 2000;

const data = takePageData();
if (data.kind === 'launch') void (data.step === 'store' ? store(data) : recover(data));

/** Goes on to the LMS's log-in once it keeps our secret; else a window of its own is offered. */
async function store({
  storage,
  key,
  value,
  redirectTo,
}: LaunchPageData & { step: 'store' }): Promise<void> {
  const timer = setTimeout(offerWindow, OFFER_AFTER_MS);
  const isKept = await putData(storage, key, value);
  clearTimeout(timer);
  if (isKept) location.replace(redirectTo);
  else offerWindow();
}

function offerWindow(): void {
  document.getElementById('waiting')?.remove();
  document.getElementById('otherwise')?.removeAttribute('hidden');
}

/** Posts the launch again with our secret; without it too, so that the server says what to do. */
async function recover({
  storage,
  key,
  postTo,
  fields,
}: LaunchPageData & { step: 'recover' }): Promise<void> {
  const secret = (await getData(storage, key)) ?? '';
  const form = document.createElement('form');
  form.method = 'post';
  form.action = postTo;
  for (const [name, value] of Object.entries({ ...fields, browser_key: secret })) {
    const input = document.createElement('input');
    input.type = 'hidden';
    input.name = name;
    input.value = value;
    form.append(input);
  }
  document.body.append(form);
  form.submit();
}
