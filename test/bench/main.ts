// `npm run bench` prints one JSON line per figure; `npm run bench -- NAME` measures one.
import { beats } from './beats.ts';
import { certificateBytes } from './certificate-bytes.ts';
import { claim } from './claim.ts';
import { elementCpu } from './element-cpu.ts';
import { elementSize } from './element-size.ts';
import { eventList } from './event-list.ts';
import { evidenceBytes } from './evidence-bytes.ts';
import type { Figure } from './figure.ts';
import { guard } from './guard.ts';
import { issue } from './issue.ts';
import { launch } from './launch.ts';
import { certificatesZip, recordZip } from './record-zip.ts';
import { roster } from './roster.ts';

const FIGURES: Record<string, () => Promise<Figure | Figure[]>> = {
  beats,
  'certificate-bytes': certificateBytes,
  claim,
  'element-cpu': elementCpu,
  'element-size': elementSize,
  'event-list': eventList,
  'evidence-bytes': evidenceBytes,
  guard,
  issue,
  launch,
  'record-zip': recordZip,
  roster,
  'certificates-zip': certificatesZip,
};

const [wanted] = process.argv.slice(2);
const chosen = Object.entries(FIGURES).filter(([name]) => !wanted || name === wanted);
if (chosen.length === 0) {
  process.stderr.write(
    `There is no figure “${wanted}”. Known: ${Object.keys(FIGURES).join(', ')}\n`,
  );
  process.exit(1);
}
for (const [, measure] of chosen) {
  for (const figure of [await measure()].flat()) {
    process.stdout.write(`${JSON.stringify(figure)}\n`);
  }
}
process.exit(0);
