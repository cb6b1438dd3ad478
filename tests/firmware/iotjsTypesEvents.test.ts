import { describeTypes } from './iotjs-types/describeTypes.ts';

describeTypes('events', {
  sample: `
    import EventEmitter = require('events');
    import * as events from 'events';
    import { EventEmitter as Named } from 'events';
    const emitter = new EventEmitter();
    const heard = (word: string, times: number): void => { word.charAt(times); };
    emitter.on('word', heard).once('word', (word) => word).addListener('other', () => {});
    const any: boolean = emitter.emit('word', 'x', 1);
    emitter.removeListener('word', heard).removeAllListeners('other').removeAllListeners();
    const typed = new Named<{ level: (steps: number) => void }>();
    typed.on('level', (steps) => steps.toFixed(any ? 1 : 0));
    typed.emit('level', 7);
    class Alarm extends events.EventEmitter {}
    new Alarm().emit('x');
  `,
  before: `import { EventEmitter } from 'events'; const typed = new EventEmitter<{ level: (steps: number) => void }>();`,
  wrong: [
    ['off', 2339, `typed.off('level', () => {});`],
    ['a count of listeners', 2339, `new EventEmitter().listenerCount('x');`],
    ['a limit of listeners', 2339, `new EventEmitter().setMaxListeners(4);`],
    ['something that is no function', 2345, `new EventEmitter().on('x', 1);`],
    ['an event that was not declared', 2345, `typed.on('lvl', () => {});`],
    ['a listener for other arguments', 2345, `typed.on('level', (steps: string) => {});`],
    ['arguments of another kind', 2345, `typed.emit('level', 'high');`],
    ['a chain behind emit', 2339, `typed.emit('level', 1).on('level', () => {});`],
    ['removing under an undefined name', 2345, `typed.removeAllListeners(undefined);`],
  ],
});
