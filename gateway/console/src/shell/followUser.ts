import { effect } from '@preact/signals';
import type { Session } from '../api/session.ts';
import { nearestLanguage } from '../i18n/languages.ts';
import type { Tongue } from '../i18n/tongue.ts';

/** Whoever comes in is spoken to in their language. Once each: what they choose afterwards is not taken back by an old answer. */
export function followUser(session: Pick<Session, 'user'>, tongue: Pick<Tongue, 'speak'>): () => void {
  let known: string | undefined;
  return effect(() => {
    const user = session.user.value;
    if (user?.name === known) return;
    known = user?.name;
    if (user?.language) void tongue.speak(nearestLanguage([user.language]));
  });
}
