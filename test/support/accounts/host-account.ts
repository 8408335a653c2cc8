import { openFirstSetUp } from '../../../server/services/accounts/open-set-up.ts';
import type { Mailbox } from '../mail/mailbox.ts';
import type { TestServer } from '../server/test-server.ts';
import { AccountBrowser } from './account-browser.ts';

/** What stands behind `#` in the link of a letter. */
export const behindHash = (text: string): string => /#(\S+)/.exec(text)?.[1] ?? '';

/** What is typed to set up a host. */
export const setUpForm = async (server: TestServer, email: string) => ({
  setUpLink: behindHash((await openFirstSetUp(server.deps.services)) ?? ''),
  host: { name: 'Big Sky School District', phone: '4065550142', timeZone: 'America/Denver' },
  admin: { name: 'Ana Torres', email },
});

/** Signs somebody in by the link in a new letter. */
export async function signIn(
  server: TestServer,
  mailbox: Mailbox,
  email: string,
): Promise<AccountBrowser> {
  const browser = new AccountBrowser(server.url);
  mailbox.letters.length = 0;
  await browser.call('POST', '/api/account/links', { body: { email } });
  const { text } = await mailbox.waitForLetter(email, 'sign-in link');
  const answer = await browser.enter(behindHash(text));
  if (answer.status !== 200) throw new Error(`not signed in: ${JSON.stringify(answer.body)}`);
  return browser;
}

/** A host of its own with an admin who has signed in. */
export async function setUpHost(
  server: TestServer,
  mailbox: Mailbox,
  email: string,
): Promise<AccountBrowser> {
  const browser = new AccountBrowser(server.url);
  await browser.call('POST', '/api/account/set-up', { body: await setUpForm(server, email) });
  const { text } = await mailbox.waitForLetter(email, 'sign-in link');
  await browser.enter(behindHash(text));
  await browser.console();
  return browser;
}
