import { LANGUAGE_NAMES, LANGUAGES } from '../i18n/languages.ts';
import { useCommon, useConsole } from '../shell/console.ts';
import { THEMES } from '../theme/theme.ts';
import { Choices } from './choices.tsx';

/** Language and appearance: for who is signed in, and for who is not yet. */
export function Preferences() {
  const { tongue, theme, session } = useConsole();
  const t = useCommon();
  return (
    <>
      <Choices
        label={t.language}
        value={tongue.language.value}
        options={LANGUAGES.map((value) => ({ value, text: <span lang={value}>{LANGUAGE_NAMES[value]}</span> }))}
        onValue={(language) => {
          void tongue.speak(language);
          // it is kept here, too: that the gateway did not hear of it harms nobody
          session.speak(language).catch(() => undefined);
        }}
      />
      <Choices
        label={t.theme.title}
        value={theme.wanted.value}
        options={THEMES.map((value) => ({ value, text: t.theme[value] }))}
        onValue={theme.choose}
      />
    </>
  );
}
