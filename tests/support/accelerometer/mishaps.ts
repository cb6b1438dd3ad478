import type { accelerometerBench } from '../accelerometerBench.ts';

export type Mishap = 'nack' | 'low' | 'high' | 'brownOut' | 'none';

export function strike(bench: ReturnType<typeof accelerometerBench>, mishap: Mishap): void {
  bench.chip.present(mishap !== 'nack');
  bench.chip.stuck(mishap === 'low' ? 0 : mishap === 'high' ? 1 : -1);
  if (mishap === 'brownOut') bench.chip.powerCycle();
}
