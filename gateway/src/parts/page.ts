import { createHash } from 'node:crypto';
import { html, type Markup } from './html.ts';

/** Of a page whose style stands in it: no script, no frame, nothing from elsewhere (CSP level 3); `more`: what it may do besides. */
export function pagePolicy(style: string, more: readonly string[] = ["form-action 'none'"]): string {
  const hash = createHash('sha256').update(style).digest('base64');
  const own = [
    `default-src 'none'`,
    `style-src 'sha256-${hash}'`,
    ...more,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
  ];
  return own.join('; ');
}

interface Page {
  readonly language: string;
  readonly title: string;
  readonly style: string;
  readonly body: Markup | readonly Markup[];
}

/** A page that stands alone: a file of it looks the same as the address it came from. */
export function pageOf({ language, title, style, body }: Page): string {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${{ markup: style }}</style>
</head>
<body>
${body}
</body>
</html>
`.markup;
}
