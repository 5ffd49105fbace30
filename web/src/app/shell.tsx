import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import type { Role } from '../api/contract';
import { addressOf } from '../parts/addresses';
import { momentOf, tellDay } from '../parts/dates';
import { entersPapers, hasTasks, isOnlooker, isSteward, startOf } from '../parts/what-one-is';
import { Follow } from './follow';
import { useLanguageSwitch, useWords } from './language';
import { Offline } from './offline';
import { usePlace } from './place';
import { serviceQuery, useViewer } from './queries';
import { SessionEnd } from './session-end';
import { StepUp } from './step-up';

/** The frame of every page: the service, the place in it, and the person. */
export function Shell({ children }: { children: ReactNode }) {
  const words = useWords();
  return (
    <>
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <Header />
      <main id="main">{children}</main>
      <footer className="footer">
        <p>{words.shell.help}</p>
      </footer>
      <StepUp />
      <Follow />
    </>
  );
}

function Bands() {
  const { shell } = useWords();
  const { rehearsal } = usePlace();
  const isTrial = useQuery(serviceQuery).data?.letters === 'captured';
  if (rehearsal) return <p className="band band-rehearsal">{shell.rehearsal}</p>;
  return isTrial && <p className="band">{shell.trial}</p>;
}

function Header() {
  const words = useWords();
  const viewer = useViewer();
  const change = useLanguageSwitch();
  const { campaign, now, timeZone } = usePlace();
  const { language, shell } = words;
  return (
    <header className="header">
      <Bands />
      <div className="header-row">
        <Link className="header-name" href="/">
          {words.name}
        </Link>
        <p className="header-place">
          {campaign !== undefined && <span className="header-campaign">{campaign}</span>}
          {now !== undefined && (
            <span className="header-today">
              {words.date.today(tellDay(words, momentOf(now, timeZone).day))}
            </span>
          )}
        </p>
        {viewer && (
          <nav className="header-nav" aria-label={shell.navigation}>
            <MainLinks roles={viewer.roles} />
          </nav>
        )}
        <button
          type="button"
          className="header-link header-language"
          lang={language.code === 'vi' ? 'en' : 'vi'}
          title={language.switch}
          onClick={change}
        >
          {language.other}
        </button>
        {viewer?.session && (
          <form method="post" action="/sign-out" className="header-person">
            <Link
              className="header-link"
              href={addressOf.me}
              title={viewer.session.person.email}
              aria-label={shell.me(viewer.session.person.name)}
            >
              {viewer.session.person.name}
            </Link>
            <button type="submit" className="header-link">
              {shell.signOut}
            </button>
          </form>
        )}
      </div>
      <SessionEnd />
      <Offline />
    </header>
  );
}

function MainLinks({ roles }: { roles: readonly Role[] }) {
  const { shell } = useWords();
  const [path] = useLocation();
  const campaign = /^\/d\/([^/]+)/.exec(path)?.[1];
  const links = [
    ...(startOf(roles) === addressOf.home ? [{ href: addressOf.home, text: shell.campaigns }] : []),
    ...(hasTasks(roles) ? [{ href: addressOf.tasks, text: shell.tasks }] : []),
    ...(campaign !== undefined && isOnlooker(roles)
      ? [
          { href: addressOf.board(campaign), text: shell.board },
          { href: addressOf.overdue(campaign), text: shell.overdue },
        ]
      : []),
    ...(campaign !== undefined && entersPapers(roles)
      ? [{ href: addressOf.papers(campaign), text: shell.papers }]
      : []),
    ...(isSteward(roles) ? [{ href: addressOf.accounts, text: shell.admin, below: '/quan-tri/' }] : []),
  ];
  return links.map(({ href, text, below }) => (
    <Link
      key={href}
      className="header-link"
      href={href}
      aria-current={
        path === href ? 'page' : below !== undefined && path.startsWith(below) ? 'true' : undefined
      }
    >
      {text}
    </Link>
  ));
}
