import { html } from '../http/html';
import type { Page } from './page';

/** The administrator of a trial comes in. Looking at the page does nothing. */
export const trialPage = ({ link, isValid }: { link: string; isValid: boolean }): Page => ({
  title: { vi: 'Vào với tư cách quản trị viên', en: 'Enter as the administrator' },
  status: isValid ? 200 : 410,
  body: (say) => [
    isValid
      ? html`<p class="lead">${say({
          vi: 'Hệ thống đang chạy ở chế độ thử nghiệm: thư chỉ vào hộp thư thử. Liên kết này dùng được một lần, trong 15 phút, tại chính máy này.',
          en: 'The service runs in trial mode: letters go to the test mailbox only. This link works once, within 15 minutes, on this very machine.',
        })}</p>
<form method="post" action="/sign-in/trial">
<input type="hidden" name="link" value="${link}">
<button type="submit">${say({ vi: 'Vào hệ thống', en: 'Enter' })}</button>
</form>`
      : html`<p class="lead">${say({
          vi: 'Liên kết này đã được dùng, đã quá 15 phút, hoặc thuộc lần chạy trước. Chạy lại “npm start” để có liên kết mới.',
          en: 'This link was used, is older than 15 minutes, or belongs to an earlier run. Run “npm start” again to get a new one.',
        })}</p>`,
  ],
});
