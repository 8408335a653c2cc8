interface Words {
  message: string;
  remedy: string;
}

const AGAIN = 'Then press “Read the course now”.';
const LATER = 'It is read again tomorrow, or when you press “Read the course now”.';

/** What the codes of lti-tool mean for the host, and what helps. */
const WORDS: Readonly<Record<string, Words>> = {
  SCOPE_MISSING: {
    message: 'The learning platform does not let this tool read who is in the course.',
    remedy: `Ask its administrator to allow “Names and Role Provisioning” for the tool. ${AGAIN}`,
  },
  TOKEN_REFUSED: {
    message: 'The learning platform does not accept this tool’s key.',
    remedy: `Ask its administrator whether the tool is switched on there, and whether its key set is this server’s. ${AGAIN}`,
  },
  PLATFORM_BUSY: { message: 'The learning platform is too busy to answer.', remedy: LATER },
  PLATFORM_UNREACHABLE: { message: 'The learning platform does not answer.', remedy: LATER },
  NOT_FOUND: {
    message: 'The course is not at the learning platform any more.',
    remedy: `If it is, open the activity once from there. ${AGAIN}`,
  },
  PLATFORM_UNKNOWN: {
    message: 'The learning platform was removed from the settings.',
    remedy: `Connect it again. ${AGAIN}`,
  },
};

const OTHERWISE: Words = {
  message: 'The learning platform’s list of people could not be read to its end.',
  remedy: 'Show its administrator what it answered; what was known of the course stays.',
};

/** Why a course's people could not be read, in words for the host. */
export const explainRoster = ({ code, detail }: { code: string; detail: string }) => ({
  code,
  detail,
  ...(WORDS[code] ?? OTHERWISE),
});
