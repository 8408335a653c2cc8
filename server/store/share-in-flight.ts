/** Lets those who ask the same at the same moment share one answer; nothing is kept afterwards. */
export function shareInFlight<Args extends string[], Result>(
  ask: (...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Result> {
  const asked = new Map<string, Promise<Result>>();
  return (...args) => {
    const key = JSON.stringify(args);
    const answer = asked.get(key) ?? ask(...args).finally(() => asked.delete(key));
    asked.set(key, answer);
    return answer;
  };
}
