/** The pictures that README.md shows; tests hold the two together. */
export const IN_README: readonly { readonly page: string; readonly look: string }[] = [
  { page: 'map', look: 'desktop-light' },
  { page: 'incidents', look: 'desktop-dark' },
  { page: 'cover', look: 'desktop-light' },
  { page: 'incident-crew', look: 'phone-light' },
];
