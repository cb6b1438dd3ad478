/** Why the sensor does not believe it, as the gateway says it in English. */
export type Refutation =
  | { readonly why: 'hall' }
  | { readonly why: 'slid' }
  | { readonly why: 'tilt'; readonly deg: number }
  | { readonly why: 'again'; readonly rule: string }
  | { readonly why: 'other'; readonly text: string };

/** To be said in another language; what is not known is shown as it is. */
export function readRefutation(text: string): Refutation {
  const [, deg] = /^it lies (\d+) deg/.exec(text) ?? [];
  if (deg !== undefined) return { why: 'tilt', deg: Number(deg) };
  const [, rule] = /^([a-z]+\.[a-z]+) was raised again$/.exec(text) ?? [];
  if (rule !== undefined) return { why: 'again', rule };
  if (text.includes('hall switch')) return { why: 'hall' };
  return text === 'it was slid' ? { why: 'slid' } : { why: 'other', text };
}
