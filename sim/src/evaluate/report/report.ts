import type { Evaluation } from '../evaluation.ts';
export function reportHtml(e: Evaluation): string {
  return `<!doctype html><title>${e.suite}</title>`;
}
