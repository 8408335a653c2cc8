/** A person as the audit log names him or her. */
export const actorName = ({ name, email }: { name: string; email: string }): string =>
  name ? `${name} <${email}>` : email;
