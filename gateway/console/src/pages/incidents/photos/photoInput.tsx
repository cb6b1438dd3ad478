import { useEffect, useId, useMemo, useState } from 'preact/hooks';
import { Button } from '../../../parts/button.tsx';
import { Icon } from '../../../parts/icons.tsx';
import { useCommon, useFormat, useWords } from '../../../shell/console.ts';
import { words } from '../words.ts';
import { shrink } from './shrink.ts';
import './photos.css';

/** As many as the gateway takes with one act. */
const MOST = 10;

interface PhotoInputProps {
  readonly photos: readonly Blob[];
  /** what is to become of those that there are by then */
  readonly onPhotos: (alter: (photos: readonly Blob[]) => readonly Blob[]) => void;
  /** Photos are being made smaller: what is sent now would go without them. */
  readonly onBusy: (isBusy: boolean) => void;
  readonly error?: string | undefined;
}

/** Photos from the camera, or from those that were taken before; made smaller at once. */
export function PhotoInput({ photos, onPhotos, onBusy, error }: PhotoInputProps) {
  const t = useWords(words);
  const common = useCommon();
  const id = useId();
  const [isBusy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);

  function tell(next: boolean): void {
    setBusy(next);
    onBusy(next);
  }

  async function take(files: readonly File[]): Promise<void> {
    tell(true);
    setFailed(false);
    const made: Blob[] = [];
    for (const file of files.slice(0, MOST - photos.length)) {
      try {
        made.push(await shrink(file));
      } catch {
        setFailed(true);
      }
    }
    if (made.length > 0) onPhotos((before) => [...before, ...made]);
    tell(false);
  }

  return (
    <fieldset class="photo-input" aria-describedby={error || failed ? `${id}-error` : undefined}>
      <legend>{t.photo.title}</legend>
      {photos.length > 0 && (
        <ul class="thumbs">
          {photos.map((photo, i) => (
            <Thumb
              key={i}
              photo={photo}
              at={i + 1}
              onRemove={() => onPhotos((before) => before.filter((other) => other !== photo))}
            />
          ))}
        </ul>
      )}
      <div class="row">
        <PickButton
          icon="camera"
          text={t.photo.camera}
          capture
          disabled={isBusy || photos.length >= MOST}
          onFiles={take}
        />
        <PickButton icon="plus" text={t.photo.choose} disabled={isBusy || photos.length >= MOST} onFiles={take} />
        {isBusy && <span class="spinner" role="status" aria-label={common.say.loading} />}
      </div>
      {(error || failed) && (
        <p class="field-error small" id={`${id}-error`}>
          {failed ? t.photo.unreadable : error}
        </p>
      )}
    </fieldset>
  );
}

function PickButton(props: {
  readonly icon: 'camera' | 'plus';
  readonly text: string;
  readonly capture?: boolean;
  readonly disabled: boolean;
  readonly onFiles: (files: readonly File[]) => Promise<void>;
}) {
  const { icon, text, capture = false, disabled, onFiles } = props;
  return (
    <label class={`button photo-pick${disabled ? ' is-off' : ''}`}>
      <input
        type="file"
        class="unseen"
        accept="image/*"
        disabled={disabled}
        {...(capture ? { capture: 'environment' as const } : { multiple: true })}
        onChange={(event) => {
          const input = event.currentTarget;
          void onFiles([...(input.files ?? [])]);
          // the same photo once more is a choice, too
          input.value = '';
        }}
      />
      <Icon name={icon} size={20} />
      <span>{text}</span>
    </label>
  );
}

function Thumb({ photo, at, onRemove }: { readonly photo: Blob; readonly at: number; readonly onRemove: () => void }) {
  const t = useWords(words);
  const format = useFormat();
  const url = useBlobUrl(photo);
  return (
    <li class="thumb">
      {url && <img src={url} alt={t.photo.nth(format.number(at))} />}
      <Button kind="quiet" icon="close" aria-label={t.photo.remove(format.number(at))} onClick={onRemove} />
    </li>
  );
}

/** An address for bytes that are here; given back when they are shown no more. */
function useBlobUrl(blob: Blob): string | undefined {
  const url = useMemo(() => URL.createObjectURL(blob), [blob]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return url;
}
