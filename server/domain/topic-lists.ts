/** A topic or an organization that OPI has ruled on. */
export interface ListedTopic {
  id: string;
  /** As a host reads it. */
  label: string;
  kind: 'refused-topic' | 'needs-justification' | 'refused-organization';
  /** Patterns on words and phrases, in lower case with plain hyphens; `\b` keeps fragments out (R-EVT-11). */
  patterns: readonly RegExp[];
  /** Phrases that only look alike. */
  except?: readonly RegExp[];
  /** Organizations are looked for in the description and among the instructors as well. */
  isOrganization?: boolean;
}

/** The lists of R-EVT-8, R-EVT-9 and R-EVT-10, in OPI's order. */
export const LISTED_TOPICS: readonly ListedTopic[] = [
  {
    id: 'parent-teacher-conferences',
    label: 'Parent–teacher conferences',
    kind: 'refused-topic',
    patterns: [/\bparents?[\s/-]*(?:and\s+|&\s*)?teachers?\s+(?:conferenc(?:e|es|ing)|confs?)\b/],
  },
  {
    id: 'grading-time',
    label: 'Grading time',
    kind: 'refused-topic',
    patterns: [/\bgrading\b/, /\bgrade\s+(?:papers|exams|tests|finals|entry)\b/],
    except: [
      /\b(?:standards?|competency|mastery|proficiency)[\s-]*(?:based|referenced)\s+grading\b/g,
      /\b(?:equitable|fair|effective|rethinking|reimagining|specifications)\s+grading\b/g,
      /\bgrading\s+(?:practices?|polic(?:y|ies)|systems?|scales?|strategies|reform|rubrics?|for|that|with)\b/g,
    ],
  },
  {
    id: 'classroom-setup',
    label: 'Classroom setup or takedown',
    kind: 'refused-topic',
    patterns: [
      /\bclassrooms?\s+(?:set[\s-]?up|take[\s-]?down|tear[\s-]?down)\b/,
      /\b(?:setting\s+up|taking\s+down|tearing\s+down|packing\s+up)\s+(?:(?:the|your|our|my)\s+)?classrooms?\b/,
      /\b(?:set[\s-]?up|take[\s-]?down)\s+of\s+(?:the\s+)?classrooms?\b/,
    ],
    except: [
      /\bsetting\s+up\s+(?:your\s+)?classrooms?\s+(?:routines?|norms|libraries|library|management|discussions?|communit(?:y|ies)|technology|culture|experiments?|blogs?)\b/g,
    ],
  },
  {
    id: 'staff-meetings',
    label: 'Staff meetings',
    kind: 'refused-topic',
    patterns: [/\b(?:staff|faculty)\s+meetings?\b/],
  },
  {
    id: 'blood-borne-pathogens',
    label: 'Blood-borne pathogens training',
    kind: 'refused-topic',
    patterns: [/\bblood[\s-]*borne\b/, /\bbbp\b/],
  },
  {
    id: 'accreditation-review',
    label: 'Accreditation review committees',
    kind: 'refused-topic',
    patterns: [/\baccreditation\s+(?:review|committees?|visit(?:ing)?\s+(?:teams?|committees?))\b/],
  },
  {
    id: 'cpr-first-aid',
    label: 'CPR / First Aid',
    kind: 'needs-justification',
    patterns: [/\bcpr\b/, /\bfirst[\s-]aid\b/],
  },
  {
    id: 'plc',
    label: 'Professional Learning Communities (PLCs)',
    kind: 'needs-justification',
    patterns: [/\bplcs?\b/, /\bprofessional\s+learning\s+communit(?:y|ies)\b/],
  },
  {
    id: 'mentor-teachers',
    label: 'Mentor teacher activities',
    kind: 'needs-justification',
    patterns: [
      /\bmentor(?:ing)?\s+(?:(?:new|novice|beginning|student)\s+)?teachers?\b/,
      /\bteacher\s+mentor(?:s|ing)?\b/,
    ],
  },
  {
    id: 'mandatory-reporting',
    label: 'Mandatory reporting training',
    kind: 'needs-justification',
    patterns: [/\bmandat(?:ory|ed)\s+report(?:ing|ers?)\b/],
  },
  {
    id: 'ed2go',
    label: 'Courses of ed2go',
    kind: 'needs-justification',
    patterns: [/\bed2go\b/],
    isOrganization: true,
  },
  {
    id: 'pesi',
    label: 'Courses of PESI, Inc.',
    kind: 'needs-justification',
    patterns: [/\bpesi\b/],
    isOrganization: true,
  },
  {
    id: 'albion',
    label: 'Albion Institute',
    kind: 'refused-organization',
    patterns: [/\balbion\s+institute\b/],
    isOrganization: true,
  },
  {
    id: 'iris',
    label: 'IRIS Center',
    kind: 'refused-organization',
    patterns: [/\biris\s+cent(?:er|re)\b/],
    isOrganization: true,
  },
  {
    id: 'naeyc',
    label: 'National Association for the Education of Young Children (NAEYC)',
    kind: 'refused-organization',
    patterns: [
      /\bnaeyc\b/,
      /\bnational\s+association\s+for\s+the\s+education\s+of\s+young\s+children\b/,
    ],
    isOrganization: true,
  },
  {
    id: 'ber',
    label: 'Bureau of Education Research',
    kind: 'refused-organization',
    patterns: [/\bbureau\s+of\s+education\s*(?:and|&)?\s*research\b/],
    isOrganization: true,
  },
  {
    id: 'wwu-gg',
    label: 'Western Washington University – GG',
    kind: 'refused-organization',
    patterns: [/\b(?:western\s+washington\s+university|wwu)[\s,:-]*\(?gg\b/],
    isOrganization: true,
  },
  {
    id: 'iss-edu-learn',
    label: 'ISS EDU Learn',
    kind: 'refused-organization',
    patterns: [/\biss\s+edu[\s-]?learn\b/],
    isOrganization: true,
  },
];
