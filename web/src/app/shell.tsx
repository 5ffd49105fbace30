import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { momentOf, tellDay } from '../parts/dates';
import { useLanguageSwitch, useWords } from './language';
import { Offline } from './offline';
import { usePlace } from './place';
import { serviceQuery, useViewer } from './queries';
import { SessionEnd } from './session-end';

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
            <MainLinks isAdministrator={viewer.roles.includes('administrator')} />
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
            <span title={viewer.session.person.email}>{viewer.session.person.name}</span>
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

function MainLinks({ isAdministrator }: { isAdministrator: boolean }) {
  const { shell } = useWords();
  const [path] = useLocation();
  const links = [
    ...(isAdministrator ? [{ href: '/', text: shell.campaigns }] : []),
    { href: '/viec', text: shell.tasks },
  ];
  return links.map(({ href, text }) => (
    <Link key={href} className="header-link" href={href} aria-current={path === href ? 'page' : undefined}>
      {text}
    </Link>
  ));
}
