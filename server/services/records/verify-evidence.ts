import { z } from 'zod';
import { createChainCheck } from '../../domain/ledger/evidence-row.ts';
import type { Services } from '../ports.ts';

const Line = z.object({
  attendanceId: z.string(),
  sequence: z.int(),
  text: z.string(),
  previousHash: z.string(),
  hash: z.string(),
});

/** Whose chain must have a row with this hash: as the record says of people and certificates. */
const Heads = z.array(z.object({ attendanceId: z.string(), evidenceHead: z.string() }));
const People = z.array(z.object({ id: z.string(), evidenceHead: z.string() }));

/** An exported record, or the part of it that holds the evidence. */
export interface ExportedEvidence {
  /** The lines of evidence.jsonl. */
  lines: AsyncIterable<string>;
  /** participants.json and certificates.json; undefined when they are not at hand. */
  participants: string | undefined;
  certificates: string | undefined;
}

export interface EvidenceReport {
  rowCount: number;
  attendanceCount: number;
  certificateCount: number;
  /** The first thing that is wrong, in words; null when all is right. */
  broken: string | null;
}

/**
 * Checks an export without any database (design.md, idea 3): each row against its hash and the row
 * before, the last row of each person, and that each certificate names a row of its own chain.
 */
export async function verifyEvidence(
  { sha256 }: Pick<Services, 'sha256'>,
  { lines, participants, certificates }: ExportedEvidence,
): Promise<EvidenceReport> {
  const wanted = headsOf(participants, certificates);
  const chain = createChainCheck(sha256);
  const report = { rowCount: 0, attendanceCount: 0, certificateCount: wanted.certificateCount };
  for await (const line of lines) {
    if (!line.trim()) continue;
    const row = Line.safeParse(asJson(line));
    if (!row.success) return { ...report, broken: `Line ${report.rowCount + 1} is no row.` };
    const broken = chain.check(row.data);
    if (broken) return { ...report, broken: wordsOf(broken) };
    wanted.open.delete(keyOf(row.data.attendanceId, row.data.hash));
    report.rowCount += 1;
    report.attendanceCount = chain.heads.size;
  }
  return { ...report, broken: [...wanted.open.values()][0] ?? null };
}

/** Every head that has to be found among the rows, with the words for when it is not. */
function headsOf(participants: string | undefined, certificates: string | undefined) {
  const people = People.parse(asJson(participants ?? '[]'));
  const issued = Heads.parse(asJson(certificates ?? '[]'));
  const open = new Map<string, string>();
  for (const { id, evidenceHead } of people) {
    if (evidenceHead)
      open.set(keyOf(id, evidenceHead), `Attendance ${id}: the last rows are missing.`);
  }
  for (const { attendanceId, evidenceHead } of issued) {
    const words = `Attendance ${attendanceId}: the row that its certificate names is not there.`;
    if (evidenceHead) open.set(keyOf(attendanceId, evidenceHead), words);
  }
  return { open, certificateCount: issued.length };
}

const keyOf = (attendanceId: string, hash: string): string => `${attendanceId} ${hash}`;

const wordsOf = (broken: { attendanceId: string; sequence: number; reason: string }): string =>
  broken.reason === 'changed'
    ? `Attendance ${broken.attendanceId}: row ${broken.sequence} was changed.`
    : `Attendance ${broken.attendanceId}: rows before row ${broken.sequence} are missing, or in another order.`;

/** Undefined for what is no JSON, which no schema takes. */
function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
