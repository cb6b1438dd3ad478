import { expect, it } from 'vitest';
import { createDeskRig, HOUR, MINUTE } from '../../support/deskRig.ts';
import { createSetClock } from '../../support/setClock.ts';

for (const ms of [HOUR, -HOUR]) {
  it(`an event is taken up at once, though the clock was set ${ms > 0 ? 'forward' : 'back'} by an hour before`, () => {
    const clock = createSetClock(Date.UTC(2026, 11, 1));
    const rig = createDeskRig({ clock });
    rig.settle();
    // the desk sleeps; whoever sets the clock does not wake it
    clock.set(clock.now() + ms);
    rig.raise('C-1', 'cover.opened');
    expect(rig.open('C-1').matter).toBe('open');
  });
}

it('a card that a leap of the clock has made due comes within five minutes', () => {
  const clock = createSetClock(Date.UTC(2026, 11, 1));
  const rig = createDeskRig({ clock });
  rig.raise('C-1', 'cover.opened');
  rig.settle();
  clock.set(clock.now() + 2 * HOUR);
  clock.advance(5 * MINUTE);
  expect(rig.open('C-1').card).toBe('red');
});
