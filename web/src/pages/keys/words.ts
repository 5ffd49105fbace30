const vi = {
  title: 'Khóa truy cập',
  lead: 'Khóa dành cho phần mềm khác. Khóa được tạo bằng lệnh «cong-vu keys» trên máy chủ; ở đây chỉ xem và thu hồi.',
  none: 'Chưa có khóa nào.',
  key: 'Khóa',
  roles: 'Vai trò',
  about: 'Phạm vi',
  everywhere: 'Mọi đợt đánh giá',
  party: (party: string) => `thay mặt ${party}`,
  used: 'Dùng gần nhất',
  neverUsed: 'Chưa dùng',
  state: 'Tình trạng',
  living: (until: string) => `Có hiệu lực đến ${until}`,
  over: (at: string) => `Hết hiệu lực lúc ${at}`,
  revoked: (at: string) => `Đã thu hồi lúc ${at}`,
  act: 'Thao tác',
  revoke: 'Thu hồi',
  revokeOf: (label: string) => `Thu hồi khóa ${label}`,
  revokeEffect: (label: string) =>
    `Phần mềm dùng khóa «${label}» bị từ chối ngay sau khi thu hồi. Không khôi phục được khóa đã thu hồi.`,
  keep: 'Không thu hồi',
  revokedDone: (label: string) => `Đã thu hồi khóa ${label}.`,
  first: 'Khóa đầu tiên do hệ thống tự tạo',
  firstWarning:
    'Khóa đầu tiên vẫn còn hiệu lực: ai có khóa này làm được mọi việc của quản trị mà không cần đăng nhập. Khi đã có hai người quản trị đăng nhập được, đề nghị thu hồi.',
};

const en: typeof vi = {
  title: 'Keys',
  lead: 'Keys are for other software. The command “cong-vu keys” on the server makes them; here you see and revoke them.',
  none: 'There is no key yet.',
  key: 'Key',
  roles: 'Roles',
  about: 'Good for',
  everywhere: 'All campaigns',
  party: (party) => `on behalf of ${party}`,
  used: 'Last used',
  neverUsed: 'Never used',
  state: 'State',
  living: (until) => `Valid until ${until}`,
  over: (at) => `Expired ${at}`,
  revoked: (at) => `Revoked ${at}`,
  act: 'Action',
  revoke: 'Revoke',
  revokeOf: (label) => `Revoke the key ${label}`,
  revokeEffect: (label) =>
    `Software that uses the key “${label}” is refused from then on. A revoked key cannot be restored.`,
  keep: 'Keep it',
  revokedDone: (label) => `The key ${label} is revoked.`,
  first: 'First key, made by the service itself',
  firstWarning:
    'The first key is still valid: whoever has it can do everything that an administrator can, without signing in. Please revoke it once two administrators can sign in.',
};

export const keysWords = { vi, en };
