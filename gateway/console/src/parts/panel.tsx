import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import './panel.css';

/** A surface with a heading: what belongs together. */
export function Panel(props: {
  readonly title?: ComponentChildren;
  /** at the end of the heading's line */
  readonly aside?: ComponentChildren;
  /** a table or chart that goes up to the edges */
  readonly flush?: boolean;
  readonly children: ComponentChildren;
}) {
  const id = useId();
  const { title, aside, flush = false, children } = props;
  return (
    <section class={flush ? 'panel is-flush' : 'panel'} aria-labelledby={title === undefined ? undefined : id}>
      {title !== undefined && (
        <header class="panel-head">
          <h2 id={id}>{title}</h2>
          {aside}
        </header>
      )}
      <div class="panel-body">{children}</div>
    </section>
  );
}

/** A figure with its name: what a page says first. */
export function Figure(props: {
  readonly label: ComponentChildren;
  readonly value: ComponentChildren;
  readonly note?: ComponentChildren;
}) {
  return (
    <div class="figure">
      <p class="figure-label">{props.label}</p>
      <p class="figure-value">{props.value}</p>
      {props.note && <p class="muted small">{props.note}</p>}
    </div>
  );
}

/** Names and values under each other: `[label, value]`. */
export function Facts({ of }: { readonly of: readonly (readonly [label: string, value: ComponentChildren])[] }) {
  return (
    <dl class="facts">
      {of.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
