import { NotFound } from '../../parts/page-state';

export function FormPage() {
  return <NotFound />;
}
