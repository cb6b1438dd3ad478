/** What somebody has filled in on the page of a cover. */
export interface FilledReport {
  /** of the page, as it was given out */
  readonly key: string;
  readonly service: string;
  readonly text: string;
  readonly photo: Uint8Array<ArrayBuffer>;
}

/** Reads a page of a cover as a browser does; resolves with the key of its form. */
export async function openForm(page: string): Promise<string> {
  const text = await (await fetch(page)).text();
  return /name="key" value="([^"]+)"/.exec(text)?.[1] ?? '';
}

/** Sends the form. Resolves with the page by which the report is followed; rejects where it was not taken. */
export async function sendForm(page: string, { key, service, text, photo }: FilledReport): Promise<string> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ key, service, text })) form.set(name, value);
  form.set('photo', new Blob([photo], { type: 'image/jpeg' }), 'photo.jpg');
  const answer = await fetch(page, { method: 'POST', body: form, redirect: 'manual' });
  const location = answer.headers.get('location');
  await answer.arrayBuffer();
  if (location === null) throw new Error(`${page}: the report was not taken (${answer.status})`);
  return new URL(location, page).href;
}
