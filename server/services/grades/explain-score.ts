import type { ScoreProblem } from './score-ports.ts';

interface Words {
  message: string;
  remedy: string;
}

const AGAIN = 'Then press “Send again”.';
const BY_ITSELF = 'It is tried again by itself; nothing has to be done.';

/** What the codes of lti-tool mean for the host, and what helps. */
const WORDS: Readonly<Record<string, Words>> = {
  NEWER_SCORE: {
    message: 'The course has a newer grade for this person.',
    remedy: 'It stays as it is there; somebody may have graded by hand.',
  },
  NOT_A_STUDENT: {
    message: 'The course does not take a grade for this person.',
    remedy: `Only active learners of a course get one, not teachers, test students or people who left. Check the enrolment. ${AGAIN}`,
  },
  GRADE_LOCKED: { message: 'The grade is locked in the course.', remedy: BY_ITSELF },
  PLATFORM_BUSY: { message: 'The learning platform is too busy to answer.', remedy: BY_ITSELF },
  PLATFORM_UNREACHABLE: { message: 'The learning platform does not answer.', remedy: BY_ITSELF },
  LINE_ITEM_AWAITED: { message: 'The grade’s column is being looked for.', remedy: BY_ITSELF },
  SCOPE_MISSING: {
    message: 'The learning platform does not let this tool write grades.',
    remedy: `Ask its administrator to allow grade services for the tool, and open the activity once from the course. ${AGAIN}`,
  },
  TOKEN_REFUSED: {
    message: 'The learning platform does not accept this tool’s key.',
    remedy: `Ask its administrator whether the tool is switched on there, and whether its key set is this server’s. ${AGAIN}`,
  },
  NOT_FOUND: {
    message: 'The activity’s column is not in the course any more.',
    remedy: `Open the activity once from the course. ${AGAIN}`,
  },
  ADDRESS_REFUSED: {
    message: 'The learning platform named an address that this server does not ask.',
    remedy: `It must be public and begin with https; ask its administrator. ${AGAIN}`,
  },
  PLATFORM_UNKNOWN: {
    message: 'The learning platform was removed from the settings.',
    remedy: `Connect it again. ${AGAIN}`,
  },
};

const OTHERWISE: Words = {
  message: 'The learning platform did not take the grade.',
  remedy: `Show its administrator what it answered. ${AGAIN}`,
};

/** Why a grade did not arrive, in words for the host. */
export const explainScore = ({ code, detail }: Pick<ScoreProblem, 'code' | 'detail'>) => ({
  code,
  detail,
  ...(WORDS[code] ?? OTHERWISE),
});
