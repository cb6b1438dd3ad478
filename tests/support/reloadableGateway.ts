import type { Config } from '../../gateway/src/config/config.ts';
import { type GatewayRig, startGateway, testConfig } from './gatewayRig.ts';

/** A gateway that runs, and what its configuration is to be from now on. */
export interface ReloadableGateway {
  readonly rig: GatewayRig;
  /** Takes over the configuration of the start with these changes; false where it is not taken. */
  take(change: Partial<Config>): Promise<boolean>;
  /** name and address of each */
  links(): Promise<readonly (readonly [name: string, address: string])[]>;
}

export async function startReloadable(more: Partial<Config> = {}): Promise<ReloadableGateway> {
  const first = testConfig(more);
  const rig = await startGateway(first);
  return {
    rig,
    take: (change) => rig.gateway.reload({ ok: true, config: { ...first, ...change }, text: '', warnings: [] }),
    links: async () => {
      const { links } = (await rig.get('/api/links')).body as { links: { name: string; address: string }[] };
      return links.map(({ name, address }) => [name, address] as const);
    },
  };
}
