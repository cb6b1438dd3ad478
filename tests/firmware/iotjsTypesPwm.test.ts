import { describeTypes } from './iotjs-types/describeTypes.ts';

describeTypes('pwm', {
  sample: `
    import * as pwm from 'pwm';
    const buzzer = pwm.openSync({ pin: 0, chip: 1, dutyCycle: 0.5, period: 0.001 });
    buzzer.setEnableSync(true);
    buzzer.setFrequency(2000, (error) => { if (error === null) buzzer.setDutyCycleSync(0.25); });
    buzzer.setPeriodSync(0.002);
    buzzer.setDutyCycle(0);
    pwm.open({ pin: 1, dutyCycle: 1, period: 1 }, (error, opened) => opened?.setEnable(false, () => opened.closeSync()));
  `,
  before: `import * as pwm from 'pwm'; const buzzer = pwm.openSync({ pin: 1, dutyCycle: 0, period: 1 });`,
  wrong: [
    ['a missing period', 2741, `pwm.openSync({ pin: 1, dutyCycle: 0.5 });`],
    ['a missing duty cycle', 2741, `pwm.openSync({ pin: 1, period: 1 });`],
    ['a frequency in the configuration', 2353, `pwm.openSync({ pin: 1, dutyCycle: 0, period: 1, frequency: 50 });`],
    ['a number that enables', 2345, `buzzer.setEnableSync(1);`],
    ['an undefined callback', 2345, `buzzer.setPeriod(1, undefined);`],
    ['reading', 2339, `buzzer.readSync();`],
  ],
});
