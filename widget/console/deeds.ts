import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { EventResponse } from '../../server/contract/event.ts';
import type { ApiClient } from '../pages/api-client.ts';
import { showFile } from '../element/show-file.ts';
import { type Problem, problemOf } from './problem-box.ts';
import { hashOf } from './route.ts';

/** Does things for a page, one at a time: busy meanwhile, a failure kept to be shown. */
export class Deeds implements ReactiveController {
  isBusy = false;
  problem: Problem | null = null;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.problem = null;
  }

  /** True when it was done; nothing is done while something else is. */
  async run(deed: () => Promise<unknown>): Promise<boolean> {
    if (this.isBusy) return false;
    this.#set(true, null);
    try {
      await deed();
      this.#set(false, null);
      return true;
    } catch (error) {
      this.#set(false, problemOf(error));
      return false;
    }
  }

  /** Lets the server make an event and opens it in the editor. */
  goToNew(api: ApiClient, path: string): Promise<boolean> {
    return this.run(async () => {
      const { id } = await api.post<EventResponse>(path, {});
      location.hash = hashOf({ page: 'editor', id });
    });
  }

  /** Gives a file to keep. */
  download(api: ApiClient, path: string, fileName: string): Promise<boolean> {
    return this.run(async () => showFile(await api.file(path), { fileName, tab: null }));
  }

  /** Shows a file in a tab, which is opened at once, while the browser still sees the click. */
  async look(api: ApiClient, path: string, fileName: string): Promise<void> {
    const tab = window.open('', '_blank');
    const isShown = await this.run(async () => showFile(await api.file(path), { fileName, tab }));
    if (!isShown) tab?.close();
  }

  #set(isBusy: boolean, problem: Problem | null): void {
    this.isBusy = isBusy;
    this.problem = problem;
    this.#host.requestUpdate();
  }
}
