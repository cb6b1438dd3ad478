/** As whom programs on this machine act where they show no token; no token and no user may bear it. */
export const LOCAL_NAME = 'local';

/** So that a token is known for one wherever it turns up, in a log or in somebody's repository. */
export const TOKEN_FORM = /^lidwatch_[A-Za-z0-9_-]{43}$/;
const ANYWHERE = /lidwatch_[A-Za-z0-9_-]{43}/;

/** Is there a token in a text, as it is or percent-encoded? */
export function holdsToken(text: string): boolean {
  return ANYWHERE.test(text.replace(/%5f/gi, '_').replace(/%2d/gi, '-'));
}
