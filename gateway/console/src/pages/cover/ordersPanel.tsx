import { useState } from 'preact/hooks';
import type { Order, OrderKind, OrderState } from '../../api/nodeDocuments.ts';
import { Button } from '../../parts/button.tsx';
import { Panel } from '../../parts/panel.tsx';
import { Answer, Empty } from '../../parts/states.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { Instant } from '../../parts/time.tsx';
import { useConsole, useFormat, useWords } from '../../shell/console.ts';
import { OrderDialog } from './orderDialog.tsx';
import type { Orders } from './useOrders.ts';
import { words } from './words.ts';

const TONES: Readonly<Record<OrderState, string>> = {
  pending: 'minor',
  sent: 'minor',
  done: 'good',
  expired: 'major',
  replaced: 'info',
};

/** What was asked of the node, and what can be. */
export function OrdersPanel({ of, maintenance }: { readonly of: Orders; readonly maintenance: boolean }) {
  const { session } = useConsole();
  const t = useWords(words);
  const [asking, setAsking] = useState<OrderKind>();
  const format = useFormat();
  const columns: Column<Order>[] = [
    { name: 'order', label: t.orders.order, main: true, show: ({ order }) => t.orders.names[order] },
    {
      name: 'state',
      label: t.orders.state,
      main: true,
      show: ({ state }) => <span class={`badge is-${TONES[state]}`}>{t.orders.states[state]}</span>,
    },
    { name: 'asked', label: t.orders.asked, show: ({ askedAt }) => <Instant at={askedAt} /> },
    { name: 'until', label: t.orders.until, show: ({ expiresAt }) => <Instant at={expiresAt} /> },
    {
      name: 'sendings',
      label: t.orders.sendings,
      align: 'end',
      show: ({ sendings }) => format.plural(sendings, t.config.times),
    },
  ];
  return (
    <Panel title={t.orders.title} flush>
      {session.may('dispatcher') && (
        <div class="panel-note row">
          <Button icon="wrench" kind="main" onClick={() => setAsking(maintenance ? 'end' : 'begin')}>
            {t.orders.names[maintenance ? 'end' : 'begin']}
          </Button>
          {(['rezero', 'log', 'cell', 'reboot'] as const).map((order) => (
            <Button key={order} disabled={of.waiting.has(order)} onClick={() => setAsking(order)}>
              {t.orders.names[order]}
            </Button>
          ))}
        </div>
      )}
      <Answer of={of.asked}>
        {({ orders }) =>
          orders.length === 0 ? (
            <Empty title={t.orders.none} icon="outbox" />
          ) : (
            <Table label={t.orders.title} columns={columns} rows={orders} keyOf={({ id }) => id} perPage={10} />
          )
        }
      </Answer>
      {asking && <OrderDialog order={asking} of={of} onClose={() => setAsking(undefined)} />}
    </Panel>
  );
}
