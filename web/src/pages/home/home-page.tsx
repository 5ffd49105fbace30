import { useQuery } from '@tanstack/react-query';
import { Redirect } from 'wouter';
import { SignedOut } from '../../api/ask';
import { viewerQuery } from '../../app/queries';
import { PageState } from '../../parts/page-state';
import { Campaigns } from './campaigns';
import { Welcome } from './welcome';

/** Without a session it says what the service is; with one it leads to the work. */
export function HomePage() {
  const viewer = useQuery(viewerQuery);
  if (viewer.error instanceof SignedOut) return <Welcome />;
  return (
    <PageState query={viewer}>
      {({ roles }) => (roles.includes('administrator') ? <Campaigns /> : <Redirect to="/viec" replace />)}
    </PageState>
  );
}
