import { useQuery } from '@tanstack/react-query';
import { Redirect } from 'wouter';
import { SignedOut } from '../../api/ask';
import { viewerQuery } from '../../app/queries';
import { addressOf } from '../../parts/addresses';
import { PageState } from '../../parts/page-state';
import { startOf } from '../../parts/what-one-is';
import { Campaigns } from './campaigns';
import { Welcome } from './welcome';

/** Without a session it says what the service is; with one it leads to the work. */
export function HomePage() {
  const viewer = useQuery(viewerQuery);
  if (viewer.error instanceof SignedOut) return <Welcome />;
  return (
    <PageState query={viewer}>
      {({ roles }) => {
        const start = startOf(roles);
        return start === addressOf.home ? <Campaigns /> : <Redirect to={start} replace />;
      }}
    </PageState>
  );
}
