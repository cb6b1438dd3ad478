import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useConsole } from '../shell/console.ts';
import { Icon } from './icons.tsx';
import './page.css';

/** The frame of a page: its heading, which is the title of the window, what can be done, and what it shows. */
export function Page(props: {
  readonly title: string;
  /** behind or under the heading: a badge, a time */
  readonly sub?: ComponentChildren;
  /** where one came from: `{ href: PATHS.covers, text: t.nav.covers }` */
  readonly back?: { readonly href: string; readonly text: string };
  readonly actions?: ComponentChildren;
  /** as much of the screen as there is, for maps and boards */
  readonly full?: boolean;
  readonly children: ComponentChildren;
}) {
  const { title, sub, back, actions, full = false, children } = props;
  const { session } = useConsole();
  const gateway = session.gateway.value?.name;
  useEffect(() => {
    document.title = [title, gateway, 'Lidwatch'].filter(Boolean).join(' · ');
  }, [title, gateway]);
  return (
    <div class={full ? 'page is-full' : 'page'}>
      <header class="page-head">
        <div class="grow">
          {back && (
            <Link class="page-back small" href={back.href}>
              <Icon name="back" size={14} />
              {back.text}
            </Link>
          )}
          <div class="row">
            <h1 tabIndex={-1}>{title}</h1>
            {sub}
          </div>
        </div>
        {actions && <div class="row page-actions">{actions}</div>}
      </header>
      <div class="page-body">{children}</div>
    </div>
  );
}
