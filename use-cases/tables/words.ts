import type { EvaluationStatus } from '../../domain/ledger/view';
import type { LetterState } from '../../domain/letters';

/** What officials read in tables; the face says the same. */

export const STATUS_IN_WORDS: Readonly<Record<EvaluationStatus, string>> = {
  open: 'Đang thực hiện',
  frozen: 'Đã chốt hồ sơ',
  assessed: 'Đã có nhận xét',
  proposed: 'Đã trình công nhận',
  recognised: 'Đã công nhận',
  cancelled: 'Đã hủy',
};

export const LETTER_STATE_IN_WORDS: Readonly<Record<LetterState, string>> = {
  waiting: 'Chờ cho phép gửi',
  ready: 'Sắp gửi',
  sending: 'Đang gửi',
  sent: 'Đã gửi',
  withdrawn: 'Không gửi',
  failed: 'Không gửi được',
};
