import type { Text } from '../../domain/text';
import { html } from '../http/html';

/** What several of these pages have. */

export const SEND_CODE: Text = { vi: 'Gửi mã cho tôi', en: 'Send me a code' };

/** What is wrong with what was typed; its field names it as its description. */
export const errorBox = (text: string) =>
  html`<div class="error" role="alert" id="error"><p>${text}</p></div>`;
