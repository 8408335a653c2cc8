/** One thing that keeps an event from being published. */
export interface PublishProblem {
  code: string;
  /** The field to go to. */
  field: string;
  message: string;
  remedy: string;
}

/** Makes one. */
export const problem = (
  code: string,
  field: string,
  message: string,
  remedy: string,
): PublishProblem => ({
  code,
  field,
  message,
  remedy,
});
