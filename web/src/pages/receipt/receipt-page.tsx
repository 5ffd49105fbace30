import { NotFound } from '../../parts/page-state';

export function ReceiptPage() {
  return <NotFound />;
}
