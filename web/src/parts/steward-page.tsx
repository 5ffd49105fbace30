import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { useWords } from '../app/language';
import { viewerQuery } from '../app/queries';
import { addressOf } from './addresses';
import { PageState } from './page-state';
import { PageTitle } from './page-title';
import { strongSignInAddress } from './sign-in-address';
import { isSteward } from './what-one-is';

const SECTIONS = ['accounts', 'keys', 'senders', 'audit', 'health'] as const;

/** The frame of a page for those who look after the service; others are told so, and nothing is asked for them. */
export function StewardPage({ title, children }: { title: string; children: ReactNode }) {
  const { admin, stepUp } = useWords();
  const [path] = useLocation();
  const viewer = useQuery(viewerQuery);
  return (
    <PageState query={viewer}>
      {({ roles, session }) =>
        isSteward(roles) ? (
          <div className="wide">
            <nav className="sections" aria-label={admin.navigation}>
              {SECTIONS.map((section) => (
                <Link
                  key={section}
                  className="header-link"
                  href={addressOf[section]}
                  aria-current={path.startsWith(addressOf[section]) ? 'page' : undefined}
                >
                  {admin[section]}
                </Link>
              ))}
            </nav>
            <PageTitle title={title} />
            {children}
          </div>
        ) : (
          <div className="column">
            <PageTitle title={admin.forbidden} />
            <p>{session?.strength === 'code' ? admin.needsStrong : admin.forbiddenWhy}</p>
            {session?.strength === 'code' && (
              <p>
                <a href={strongSignInAddress()}>{stepUp.toStrong}</a>
              </p>
            )}
          </div>
        )
      }
    </PageState>
  );
}
