import { renderSVG } from 'uqr';
import type { Html } from '../http/html';

/** A picture that a phone reads, with what it is for those who do not see it. */
export function qrCode(text: string, title: string): Html {
  const markup = renderSVG(text, { border: 2, pixelSize: 5 });
  return { markup: markup.replace('<svg ', `<svg role="img" aria-label="${title}" `) };
}
