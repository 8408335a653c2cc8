import type { Services } from './ports.ts';

/** What is under way is waited for this long at the end, so that it isn't sent again later. */
const LAST_MOMENT_MS = 5000;

/** Sends what lies in an outbox, such as letters and grades. */
export interface Sender {
  /** Sends what is due; resolves when nothing is. Errors: those of the database. */
  sendDue(): Promise<void>;
  /** The same, without waiting for it; errors go to the log. */
  wake(): void;
  /** Takes nothing further, and waits for what is under way. */
  stop(): Promise<void>;
}

/** One round of sending at a time in this process; a wake-up in the middle starts another after it. */
export function createSender(
  services: Services,
  sendAll: (services: Services, stop: AbortSignal) => Promise<void>,
): Sender {
  const stopping = new AbortController();
  let running: Promise<void> | null = null;
  let isWokenAgain = false;

  async function rounds(): Promise<void> {
    do {
      isWokenAgain = false;
      await sendAll(services, stopping.signal);
    } while (isWokenAgain && !stopping.signal.aborted);
  }

  function sendDue(): Promise<void> {
    isWokenAgain = true;
    running ??= rounds().finally(() => {
      running = null;
    });
    return running;
  }

  function wake(): void {
    sendDue().catch((error: unknown) => {
      services.log.warn({ reason: String(error), outbox: sendAll.name }, 'nothing was sent');
    });
  }

  async function stop(): Promise<void> {
    stopping.abort();
    const soon = new Promise((resolve) => setTimeout(resolve, LAST_MOMENT_MS).unref());
    await Promise.race([running?.catch(() => {}), soon]);
  }

  return { sendDue, wake, stop };
}
