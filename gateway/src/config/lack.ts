import type { Clash } from './consistency.ts';
import type { Path, YamlFile } from './document.ts';

/** The part that is told what stands at `at`: `link roof`, `mqtt`, as /readyz and `config diff` name it. */
function partAt(source: YamlFile, at: Path): string {
  const [top, index] = at;
  const kind = { links: 'link', webhooks: 'webhook' }[String(top)];
  return kind === undefined ? String(top) : `${kind} ${String(source.valueAt([top ?? '', index ?? '', 'name']))}`;
}

/**
 * A secret or a certificate that cannot be had. A warning: one part is down, says so and tries again, and the others do their
 * work. `path` leads to the line that names it.
 */
export function lack(source: YamlFile, path: Path, found: { readonly reason: string; readonly todo: string }): Clash {
  const part = partAt(source, path);
  return {
    severity: 'warning',
    path,
    message: `${found.reason}: ${part} is down without it`,
    hint: found.todo,
    part,
  };
}
