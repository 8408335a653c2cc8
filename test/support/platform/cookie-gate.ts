import { once } from 'node:events';
import { type IncomingHttpHeaders, createServer, request as ask } from 'node:http';

export interface CookieGate {
  /** From now on frames get no cookie of any kind through, as where a browser refuses them all. */
  refusesInFrames: boolean;
  /** Cookies that frames sent, by their names. */
  namesFromFrames: Set<string>;
  close: () => void;
}

/** A cookie of the old kind, which browsers keep out of other websites' frames. */
const OLD_KIND = 'old_kind=1; Secure; SameSite=None; Path=/';

/** Stands before a server, on a port of its own, and looks at the cookies that go through. */
export async function openCookieGate(port: number, serverPort: number): Promise<CookieGate> {
  const server = createServer((request, response) => {
    const isFrame = request.headers['sec-fetch-dest'] === 'iframe';
    const isRefused = isFrame && gate.refusesInFrames;
    if (isFrame) for (const name of namesOf(request.headers)) gate.namesFromFrames.add(name);
    const { cookie: _none, ...bare } = request.headers;
    const { method, url } = request;
    const headers = isRefused ? bare : request.headers;
    const passed = ask({ host: '127.0.0.1', port: serverPort, method, path: url, headers });
    passed.on('response', (answer) => {
      const { 'set-cookie': cookies = [], ...rest } = answer.headers;
      const set = isRefused ? {} : { 'set-cookie': [...cookies, OLD_KIND] };
      response.writeHead(answer.statusCode ?? 502, { ...rest, ...set });
      answer.pipe(response);
    });
    passed.on('error', () => response.destroy());
    request.pipe(passed);
  });
  const gate: CookieGate = {
    refusesInFrames: false,
    namesFromFrames: new Set(),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
  await once(server.listen(port, 'localhost'), 'listening');
  return gate;
}

const namesOf = ({ cookie = '' }: IncomingHttpHeaders): string[] =>
  cookie.split('; ').map((one) => one.split('=')[0] ?? '');
