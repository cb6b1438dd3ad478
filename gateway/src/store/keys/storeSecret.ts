import { gatewayError } from '../../errors.ts';

/** The secret under which the keys of the nodes are wrapped, as it can be had just now. */
export type FoundSecret =
  | { readonly ok: true; readonly secret: string; readonly from: string }
  /** one is named, and cannot be had; `message` says why */
  | { readonly ok: false; readonly message: string; readonly hint: string };

/** Looks anew each time, since a file may come later. undefined: none is named. */
export type SecretSource = () => FoundSecret | undefined;

export const NO_SECRET: SecretSource = () => undefined;

const HOW = 'Name it in gateway.yaml (keys: { secretFile: ... }), or with --secret-file.';

/** Throws store-secret-missing. */
export function needSecret(source: SecretSource): Extract<FoundSecret, { ok: true }> {
  const found = source();
  if (found?.ok) return found;
  if (!found)
    throw gatewayError('store-secret-missing', 'the keys of the nodes need the store secret, and none is named', {
      hint: HOW,
    });
  throw gatewayError('store-secret-missing', `the keys of the nodes need the store secret: ${found.message}`, {
    hint: found.hint,
  });
}
