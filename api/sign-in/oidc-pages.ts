import type { Text } from '../../domain/text';
import type { NotProved } from '../../use-cases/sign-in/by-province';
import { html } from '../http/html';
import type { Page } from './page';
import { errorBox } from './parts';

/** Where somebody is led whom the province's sign-in did not bring in. */
export const NOT_IN = '/dang-nhap/tinh';

type NotIn = NotProved | 'limit';

interface Way {
  /** A path of ours. */
  returnTo?: string | undefined;
  /** Whether a person who is signed in proves once more who they are. */
  again?: boolean | undefined;
}

const queryOf = ({ returnTo, again = false }: Way, more: Record<string, string> = {}): string => {
  const query = new URLSearchParams({
    ...more,
    ...(returnTo !== undefined && { ve: returnTo }),
    ...(again && { viec: 'xac-nhan' }),
  }).toString();
  return query === '' ? '' : `?${query}`;
};

/** The link by which a person goes to the province's sign-in. */
export const startPath = (way: Way): string => `/sign-in/oidc${queryOf(way)}`;

/** Where a person chooses how to sign in. */
export const signInPath = (returnTo: string): string => `/dang-nhap?ve=${encodeURIComponent(returnTo)}`;

export const failurePath = ({ why, returnTo, again }: Way & { why: NotIn }): string =>
  `${NOT_IN}${queryOf({ returnTo, again }, { 'vi-sao': why })}`;

export const isNotIn = (why: unknown): why is NotIn => typeof why === 'string' && Object.hasOwn(WHY, why);

/** The link of the sign-in page. */
export const provinceLink = (name: Text): Text => ({
  vi: `Đăng nhập qua ${name.vi}`,
  en: `Sign in through ${name.en}`,
});

/** Nothing of this is the provider's own text: whoever makes a link chooses among these. */
export const notInPage = ({
  why,
  returnTo,
  again,
  name,
}: {
  why: NotIn;
  returnTo: string;
  again: boolean;
  name: Text;
}): Page => ({
  title: again
    ? { vi: 'Chưa xác nhận lại được danh tính', en: 'You are not confirmed' }
    : { vi: 'Chưa đăng nhập được', en: 'You are not signed in' },
  status: WHY[why].status,
  body: (say) => [
    errorBox(say(WHY[why].text(name))),
    html`<ul class="ways"><li><a href="${startPath({ returnTo, again })}">${say(
      again ? { vi: `Xác nhận lại qua ${name.vi}`, en: `Confirm through ${name.en}` } : provinceLink(name),
    )}</a></li>
<li>${
      again
        ? html`<a href="${returnTo}">${say({ vi: 'Quay lại trang trước', en: 'Go back to the page' })}</a>`
        : html`<a href="${signInPath(returnTo)}">${say({ vi: 'Đăng nhập cách khác', en: 'Sign in another way' })}</a>`
    }</li></ul>`,
  ],
});

const WHY: Readonly<Record<NotIn, { status: number; text: (name: Text) => Text }>> = {
  lost: {
    status: 422,
    text: () => ({
      vi: 'Lần đăng nhập này không còn dùng được: đã quá 10 phút, đã dùng, hoặc được bắt đầu từ trình duyệt khác. Đề nghị bắt đầu lại.',
      en: 'This sign-in opens nothing any more: it is older than 10 minutes, was used, or was begun in another browser. Begin again.',
    }),
  },
  declined: {
    status: 403,
    text: (name) => ({
      vi: `Việc đăng nhập tại ${name.vi} đã bị hủy hoặc từ chối. Đồng chí có thể thử lại.`,
      en: `The sign-in was cancelled or declined at ${name.en}. You can try again.`,
    }),
  },
  away: {
    status: 503,
    text: (name) => ({
      vi: `Hiện chưa kết nối được với ${name.vi}. Đề nghị thử lại sau ít phút.`,
      en: `There is no connection with ${name.en} at present. Try again in a few minutes.`,
    }),
  },
  invalid: {
    status: 502,
    text: (name) => ({
      vi: `Câu trả lời của ${name.vi} không hợp lệ nên không được chấp nhận. Đề nghị thử lại; nếu vẫn không được, báo cho bộ phận công nghệ thông tin.`,
      en: `The answer of ${name.en} is not valid, so it was not accepted. Try again; if it stays so, tell your IT staff.`,
    }),
  },
  'no-account': {
    status: 403,
    text: () => ({
      vi: 'Hệ thống này chưa có tài khoản cho người vừa đăng nhập. Đề nghị kiểm tra địa chỉ thư công vụ đã được xác minh tại nơi đăng nhập hay chưa, hoặc liên hệ Sở Nội vụ và bộ phận công nghệ thông tin để được cấp tài khoản.',
      en: 'This service has no account for the person who signed in. Check whether your official e-mail address has been verified there, or ask Sở Nội vụ and your IT staff for an account.',
    }),
  },
  'other-person': {
    status: 403,
    text: (name) => ({
      vi: `Người vừa đăng nhập tại ${name.vi} không phải là chủ của phiên làm việc này. Đề nghị đăng nhập bằng đúng tài khoản của đồng chí.`,
      en: `The person who signed in at ${name.en} is not the one whose session this is. Sign in there as yourself.`,
    }),
  },
  'not-anew': {
    status: 403,
    text: (name) => ({
      vi: `Chưa xác nhận được: ${name.vi} phải yêu cầu đồng chí đăng nhập lại, bằng đủ hai yếu tố như khi bắt đầu phiên làm việc.`,
      en: `This is no confirmation: ${name.en} has to ask you to sign in anew, with both factors as when the session began.`,
    }),
  },
  limit: {
    status: 429,
    text: () => ({
      vi: 'Cơ quan của đồng chí đã đăng nhập quá nhiều lần trong một phút. Đề nghị thử lại sau ít phút.',
      en: 'Too many sign-ins were begun from your office within a minute. Try again in a few minutes.',
    }),
  },
};
