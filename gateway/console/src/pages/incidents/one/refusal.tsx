import type { Problem } from '../../../api/problem.ts';
import { ProblemNote } from '../../../parts/states.tsx';
import { useWords } from '../../../shell/console.ts';
import { words } from '../words.ts';

/** Why an act was not done, and what to do: what the gateway names has a sentence in each language. */
export function Refusal({ problem }: { readonly problem: Problem }) {
  const t = useWords(words);
  const known = t.refusal as Readonly<Record<string, string>>;
  const { errors = [], name } = problem.details;
  const text = known[errors[0]?.name ?? ''] ?? known[name];
  if (text === undefined) return <ProblemNote problem={problem} />;
  return (
    <div class="problem" role="alert">
      <p class="problem-title">{text}</p>
    </div>
  );
}
