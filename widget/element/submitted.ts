/** Takes a form from the browser, which would load another page with it. */
export const submitted =
  (take: (data: FormData) => void) =>
  (event: SubmitEvent): void => {
    event.preventDefault();
    if (event.currentTarget instanceof HTMLFormElement) take(new FormData(event.currentTarget));
  };
