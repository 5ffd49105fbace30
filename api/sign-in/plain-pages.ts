import { html } from '../http/html';
import type { ProblemError } from '../http/problems';
import type { Page } from './page';

/** Over plain http a browser keeps no session of ours. */
export const insecurePage: Page = {
  title: { vi: 'Cần kết nối an toàn', en: 'A secure connection is needed' },
  status: 403,
  body: (say) => [
    html`<p class="lead">${say({
      vi: 'Trang này chỉ dùng được qua địa chỉ bắt đầu bằng https://. Qua kết nối thường, trình duyệt không giữ phiên đăng nhập và nội dung có thể bị đọc trên đường truyền.',
      en: 'This page works only at an address that begins with https://. Over a plain connection a browser keeps no session, and others can read what is sent.',
    })}</p>
<p>${say({
      vi: 'Đề nghị dùng đúng địa chỉ trong thư của Sở Nội vụ, hoặc báo cho bộ phận công nghệ thông tin.',
      en: 'Use the address in the letter of Sở Nội vụ, or tell your IT staff.',
    })}</p>`,
  ],
};

/** Without a secret of the installation nothing can be sealed, and so no second factor be kept. */
export const unsealedPage: Page = {
  title: { vi: 'Chưa thiết lập được tài khoản', en: 'Accounts cannot be set up yet' },
  status: 503,
  body: (say) => [
    html`<p class="lead">${say({
      vi: 'Hệ thống chưa được cài đặt đầy đủ: thiếu INSTALLATION_SECRET. Đề nghị báo bộ phận công nghệ thông tin.',
      en: 'The service is not fully installed: INSTALLATION_SECRET is not set. Tell your IT staff.',
    })}</p>`,
  ],
};

/** Another site sent the form, or an old browser did not say where it comes from. */
export const foreignFormPage: Page = {
  title: { vi: 'Đề nghị gửi lại từ trang của hệ thống', en: 'Send this again from a page of this service' },
  status: 403,
  body: (say) => [
    html`<p class="lead">${say({
      vi: 'Yêu cầu vừa rồi không đến từ trang của hệ thống này nên không được thực hiện.',
      en: 'The request did not come from a page of this service, so nothing was done.',
    })}</p>
<p><a href="/dang-nhap">${say({ vi: 'Đến trang đăng nhập', en: 'Go to the sign-in page' })}</a></p>`,
  ],
};

/** What a program would get as a problem document. */
export const problemPage = ({ status, title, detail }: ProblemError): Page => ({
  title,
  status,
  body: (say) => [detail ? html`<p class="lead">${say(detail)}</p>` : html``],
});

/** Somebody has mistyped an address, or has an old one. */
export const unknownPage: Page = {
  title: { vi: 'Không tìm thấy trang', en: 'Page not found' },
  status: 404,
  body: (say) => [
    html`<p class="lead">${say({
      vi: 'Không có trang nào ở địa chỉ này. Đề nghị kiểm tra lại địa chỉ, hoặc mở đường dẫn trong thư của Sở Nội vụ.',
      en: 'There is no page at this address. Check the address, or open the link in the letter of Sở Nội vụ.',
    })}</p>
<p><a href="/ma">${say({ vi: 'Nhập mã việc trong thư', en: 'Enter the task code of a letter' })}</a></p>
<p><a href="/">${say({ vi: 'Về trang đầu', en: 'Go to the first page' })}</a></p>`,
  ],
};
