import type { ComponentType } from 'preact';
import type { Role } from '../api/roles.ts';
import type { Loadable } from '../i18n/catalogue.ts';
import type { IconName } from '../parts/icons.tsx';
import type { PageName } from '../paths.ts';

/** What a page's module hands out: `export default Page` and `export const catalogues = [words]`. */
export interface PageModule {
  readonly default: ComponentType<PageProps>;
  /** texts that must be there before the page is shown */
  readonly catalogues?: readonly Loadable[];
}

/** Parts of the address: `:cover` as `params.cover`, decoded. */
export interface PageProps {
  readonly params: Readonly<Record<string, string>>;
}

export type NavGroup = 'watch' | 'work' | 'gateway' | 'house';

/** A page: where it is, who may see it, and where it stands in the menu. */
export interface Route {
  readonly path: string;
  /** the least role; others are not shown it */
  readonly least: Role;
  readonly load: () => Promise<PageModule>;
  /** absent: it is reached from another page */
  readonly nav?: {
    readonly name: PageName;
    readonly icon: IconName;
    readonly group: NavGroup;
    /** one of the four in the bar of a phone */
    readonly inBar?: boolean;
  };
}
