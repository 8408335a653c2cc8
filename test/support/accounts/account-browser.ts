import type { AccountResponse } from '../../../server/contract/account.ts';
import type { HostPageData } from '../../../server/contract/pages.ts';
import type { Answer } from '../server/api-caller.ts';

/** Somebody's browser as far as accounts are concerned: it keeps cookies, and opens pages. */
export class AccountBrowser {
  readonly #url: string;
  readonly #jar = new Map<string, string>();

  constructor(url: string) {
    this.#url = url;
  }

  async call<T>(
    method: string,
    path: string,
    { body, origin = this.#url }: { body?: unknown; origin?: string } = {},
  ): Promise<Answer<T>> {
    const response = await this.#fetch(path, {
      method,
      headers: { origin, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    // The contract of the address that was called; the tests check what they use of it.
    const json: unknown = text === '' ? {} : JSON.parse(text);
    return { status: response.status, body: json as Answer<T>['body'] };
  }

  account(): Promise<Answer<AccountResponse>> {
    return this.call('GET', '/api/account');
  }

  /** Takes the token of a sign-in link, as its page does. */
  enter(token: string): Promise<Answer<{ owesSecondFactor: boolean }>> {
    return this.call('POST', '/api/account/enter', { body: { token } });
  }

  /** What the console's page is told. Errors: when it is another page. */
  async console(query = ''): Promise<HostPageData> {
    const html = await (await this.#fetch(`/console${query}`, {})).text();
    const [, json] = /id="page-data">(.*?)<\/script>/.exec(html) ?? [];
    const data = JSON.parse(json ?? 'null') as HostPageData;
    if (data.kind !== 'host') throw new Error(`not the console: ${json}`);
    return data;
  }

  /** A browser with the same cookies, as a thief has it. */
  copy(): AccountBrowser {
    const copy = new AccountBrowser(this.#url);
    for (const [name, value] of this.#jar) copy.#jar.set(name, value);
    return copy;
  }

  async #fetch(path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('cookie', [...this.#jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(`${this.#url}${path}`, { ...init, headers });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    return response;
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const [name, value = ''] = pair.split(/=(.*)/s);
    if (!name) return;
    if (attributes.includes('Max-Age=0') || value === '') this.#jar.delete(name);
    else this.#jar.set(name, value);
  }
}
