import { useState } from 'preact/hooks';
import type { OrderKind } from '../../api/nodeDocuments.ts';
import { Button } from '../../parts/button.tsx';
import { Choices } from '../../parts/choices.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Checkbox, Form } from '../../parts/field.tsx';
import { useCommon, useWords } from '../../shell/console.ts';
import type { Orders } from './useOrders.ts';
import { words } from './words.ts';

type Length = '1h' | '2h' | '4h' | '8h' | '1d';
const LENGTHS: readonly Length[] = ['1h', '2h', '4h', '8h', '1d'];

/** Asks once more before an order goes out: for how long, and whether somebody has looked. */
export function OrderDialog(props: { readonly order: OrderKind; readonly of: Orders; readonly onClose: () => void }) {
  const { order, of, onClose } = props;
  const t = useWords(words);
  const common = useCommon();
  const [length, setLength] = useState<Length>('2h');
  const [hasSeen, setSeen] = useState(false);
  const isFree = order !== 'rezero' || hasSeen;

  async function send(): Promise<void> {
    if (isFree && (await of.give(order, length))) onClose();
  }

  return (
    <Dialog title={t.orders.names[order]} onClose={onClose}>
      <Form problem={of.doing.problem} onSend={() => void send()}>
        {order === 'begin' && (
          <>
            <p>{t.maintenance.text}</p>
            <Choices
              label={t.maintenance.howLong}
              value={length}
              onValue={setLength}
              options={LENGTHS.map((value) => ({ value, text: t.maintenance.lengths[value] }))}
            />
          </>
        )}
        {(order === 'rezero' || order === 'reboot' || order === 'cell') && <p>{t[order].text}</p>}
        {order === 'rezero' && <Checkbox label={t.rezero.confirm} checked={hasSeen} onValue={setSeen} />}
        <div class="row">
          <Button
            type="submit"
            kind={order === 'rezero' || order === 'reboot' ? 'danger' : 'main'}
            disabled={!isFree}
            busy={of.doing.isBusy}
          >
            {t.orders.names[order]}
          </Button>
          <Button onClick={onClose}>{common.act.cancel}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
