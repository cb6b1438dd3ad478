import { useState } from 'preact/hooks';
import { Dialog } from '../../../parts/dialog.tsx';
import { useWords } from '../../../shell/console.ts';
import { words } from '../words.ts';
import './photos.css';

const addressOf = (id: string, size?: 'thumb'): string =>
  `/api/photos/${encodeURIComponent(id)}${size ? `?size=${size}` : ''}`;

/** Small photos in a row; one that is pressed is shown as large as the screen. */
export function Photos({ ids, label }: { readonly ids: readonly string[]; readonly label?: (id: string) => string }) {
  const t = useWords(words);
  const [shown, setShown] = useState<string>();
  if (ids.length === 0) return null;
  return (
    <>
      <ul class="thumbs">
        {ids.map((id, i) => (
          <li key={id} class="thumb">
            <button type="button" class="thumb-open" onClick={() => setShown(id)}>
              <img src={addressOf(id, 'thumb')} alt={label?.(id) ?? t.photo.nth(String(i + 1))} loading="lazy" />
            </button>
          </li>
        ))}
      </ul>
      {shown !== undefined && (
        <Dialog title={label?.(shown) ?? t.photo.title} onClose={() => setShown(undefined)}>
          <img class="photo-large" src={addressOf(shown)} alt={label?.(shown) ?? t.photo.title} />
        </Dialog>
      )}
    </>
  );
}
