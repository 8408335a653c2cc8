import type { Part, PartKind } from './parts.ts';
import { type PublishProblem, problem } from './publish-problem.ts';

/** Players that play from one site only. */
const SITES: Partial<
  Record<PartKind, { name: string; hosts: readonly string[]; example: string }>
> = {
  youtube: {
    name: 'YouTube',
    hosts: ['youtube.com', 'youtu.be', 'youtube-nocookie.com'],
    example: 'https://www.youtube.com/watch?v=…',
  },
  vimeo: { name: 'Vimeo', hosts: ['vimeo.com'], example: 'https://vimeo.com/…' },
};

/** What is wrong with a part's address; a page to read may stand around the element and need none. */
export function addressProblems({ kind, title, sources }: Part, index: number): PublishProblem[] {
  const field = `part-src-${index}`;
  const address = sources[0]?.src;
  if (!address) {
    if (kind === 'page') return [];
    return [
      problem(
        'PART_WITHOUT_ADDRESS',
        field,
        `“${title}” has no address.`,
        'Type where it is found, or remove the part.',
      ),
    ];
  }
  const site = SITES[kind];
  if (!site || site.hosts.some((host) => isAt(address, host))) return [];
  return [
    problem(
      'PART_ADDRESS_OTHER',
      field,
      `The address of “${title}” is not one of ${site.name}.`,
      `Copy it from ${site.name}, like ${site.example}, or choose another kind.`,
    ),
  ];
}

/** The host itself, or one below it; `notvimeo.com` is another. */
function isAt(address: string, host: string): boolean {
  const [, name = ''] = /^https?:\/\/([\w.-]+)(?:[:/?#]|$)/i.exec(address) ?? [];
  const lower = name.toLowerCase();
  return lower === host || lower.endsWith(`.${host}`);
}
