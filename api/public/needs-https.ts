import type { Request, Response } from 'express';

/** Plain HTML, since scripts and sessions do not work here. */
const PAGE = `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Cần kết nối an toàn (https) – Công vụ</title>
</head>
<body>
<main>
<h1>Cần kết nối an toàn (https)</h1>
<p>Trang này chỉ mở được qua địa chỉ bắt đầu bằng <strong>https://</strong>, hoặc ngay trên máy chủ. Qua kết nối không mã hóa, trình duyệt không giữ được phiên đăng nhập, và người khác trên đường truyền có thể đọc nội dung đánh giá.</p>
<p>Đề nghị mở lại liên kết trong thư, hoặc hỏi bộ phận công nghệ thông tin địa chỉ https của hệ thống.</p>
<section lang="en">
<h2>A secure connection (https) is needed</h2>
<p>This page opens only at an address that begins with <strong>https://</strong>, or on the server itself. Over an unencrypted connection the browser keeps no session, and others on the way could read evaluations.</p>
<p>Please open the link in the letter again, or ask your IT staff for the https address of the service.</p>
</section>
</main>
</body>
</html>
`;

/** Says why the face does not open here. */
export function needsHttps(_request: Request, response: Response): void {
  // Browsers ignore both over plain HTTP, and warn.
  response.removeHeader('Cross-Origin-Opener-Policy');
  response.removeHeader('Origin-Agent-Cluster');
  response
    .status(403)
    .set('Content-Security-Policy', "default-src 'none'; base-uri 'none'; frame-ancestors 'none'")
    .set('Cache-Control', 'no-store')
    .type('html')
    .send(PAGE);
}
