import type { WebhookConfig } from '../../gateway/src/config/webhookSchema.ts';

/** A row of `webhooks`: every tilted cover, one event a request. */
export function webhookRow(name: string, url: string, from: WebhookConfig['from'] = 'now'): WebhookConfig {
  return {
    ...{ name, url, mode: 'structured', atOnce: 50, timeoutMs: 2_000, severity: 'info' },
    ...{ rules: ['cover.tilted'], incidents: false, from, shelved: true, headers: {} },
  };
}
