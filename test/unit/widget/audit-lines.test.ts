import { describe, expect, it } from 'vitest';
import { auditLines, wordsOf } from '../../../widget/console/audit-lines.ts';

const read = (details: object) => auditLines(details).map(({ label, text }) => `${label}: ${text}`);

describe('the audit log, as a person reads it', () => {
  it('says what was changed from what to what', () => {
    const details = {
      changed: {
        title: { before: '', after: 'Reading' },
        location: { before: null, after: { kind: 'place', city: 'Helena' } },
        categories: { before: [], after: ['Literacy', 'Science'] },
        minutesOfInstruction: { before: 60, after: 150 },
      },
      printed: [{ label: 'Location', before: 'Online', after: 'Helena, MT' }],
    };
    expect(read(details)).toEqual([
      'Title: (empty) → Reading',
      'Location: (empty) → Kind place, City Helena',
      'Categories: (empty) → Literacy; Science',
      'Minutes of instruction: 60 → 150',
      'Printed: Location: Online → Helena, MT',
    ]);
  });

  it('shows plain details as they are, and none as nothing', () => {
    expect(read({ email: 'ben@district.example', isLate: false })).toEqual([
      'Email: ben@district.example',
      'Is late: false',
    ]);
    expect(read({})).toEqual([]);
  });

  it('turns the names of deeds into words', () => {
    expect(wordsOf('certificate-voided')).toBe('Certificate voided');
  });
});
