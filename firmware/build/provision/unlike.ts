import type { Modem, Radio } from './modems.ts';

/** Makes the radios of one import unlike each other in the parameter by which modules know each other. */
export interface Unlike {
  /** The radio as it is, or with the next identity that is free. `asked`: somebody has chosen it, and it stays. */
  settle(cover: string, radio: Radio, asked: boolean): Radio;
  /** what could not be made unlike, a line each; to be told, not to be refused */
  warnings(): readonly string[];
}

export function createUnlike({ identity }: Modem): Unlike {
  const holders = new Map<unknown, string[]>();
  if (!identity) return { settle: (_, radio) => radio, warnings: () => [] };
  const { name, next, count = 0, gateway } = identity;

  function free(radio: Radio): Radio {
    let value = radio[name];
    if (!next || typeof value !== 'number') return radio;
    const reserved = gateway === undefined ? undefined : radio[gateway];
    for (let tried = 0; tried < count; tried += 1) {
      if (!holders.has(value) && value !== reserved) return { ...radio, [name]: value };
      value = next(value as number);
    }
    return radio;
  }

  const list = (covers: readonly string[]): string => {
    const few = covers.slice(0, 5).join(', ');
    return covers.length > 5 ? `${few} and ${covers.length - 5} more` : few;
  };

  return {
    settle(cover, radio, asked) {
      const settled = asked ? radio : free(radio);
      const value = settled[name];
      holders.set(value, [...(holders.get(value) ?? []), cover]);
      return settled;
    },
    warnings: () =>
      [...holders]
        .filter(([, covers]) => covers.length > 1)
        .map(
          ([value, covers]) => `${list(covers)} have the same ${name}, ${value}: their modules cannot be told apart`,
        ),
  };
}
