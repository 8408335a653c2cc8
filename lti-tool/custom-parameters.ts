/**
 * Custom parameters that are asked for at registration, by their names, with what a platform fills
 * in. A platform that does not know a variable sends its name, which counts as absent.
 */
export const CUSTOM_PARAMETERS = {
  /** Courses that this one was copied from (LTI Core 1.3, appendix B). */
  context_history: '$Context.id.history',
  /** Links that this one was copied from; Canvas knows it, Moodle does not. */
  resource_history: '$ResourceLink.id.history',
  /** Canvas: who really sits there, while somebody acts as somebody else. */
  acting_user: '$Canvas.masqueradingUser.id',
  /** Canvas: “true” for people who have chosen high contrast. */
  high_contrast: '$Canvas.user.prefersHighContrast',
  /** The person’s language, where the launch presentation has none. */
  locale: '$Message.locale',
} as const;

export type CustomParameter = keyof typeof CUSTOM_PARAMETERS;

type Custom = Readonly<Record<string, string>>;

/** A custom parameter of ours, as a launch brought it. */
export const customParameter = (custom: Custom, name: CustomParameter): string | undefined =>
  custom[name];

/** Ids that a platform lists with commas, newest first as it sent them. */
export const historyOf = (custom: Custom, name: 'context_history' | 'resource_history'): string[] =>
  (custom[name] ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '')
    .slice(0, MOST_ANCESTORS);

/** A course that was copied more often is found by its nearest ancestors. */
const MOST_ANCESTORS = 50;
