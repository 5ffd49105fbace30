import { useQuery } from '@tanstack/react-query';
import type { Viewer } from '../../api/contract';
import { useLanguageSwitch, useWords } from '../../app/language';
import { tasksQuery, viewerQuery } from '../../app/queries';
import { momentOf, tellInstant } from '../../parts/dates';
import { Facts } from '../../parts/facts';
import { PageState } from '../../parts/page-state';
import { PageTitle } from '../../parts/page-title';
import { hasTasks } from '../../parts/what-one-is';
import { Devices } from './devices';
import { SignInWays } from './sign-in-ways';

/** Who one is here, how one signs in, and where one is signed in. */
export function MePage() {
  const { me } = useWords();
  const viewer = useQuery(viewerQuery);
  return (
    <PageState query={viewer}>
      {(found) => (
        <div className="column">
          <PageTitle title={me.title} />
          <WhoOneIs viewer={found} />
          {/* The administrator of a trial is nobody in particular. */}
          {found.session && found.session.trial === undefined && (
            <>
              <SignInWays />
              <Devices />
            </>
          )}
          <LanguageChoice />
          {found.session && <SignOut />}
        </div>
      )}
    </PageState>
  );
}

function WhoOneIs({ viewer: { label, roles, session } }: { viewer: Viewer }) {
  const words = useWords();
  const { me } = words;
  const parties = useParties(roles);
  return (
    <Facts
      facts={[
        [me.name, session?.person.name ?? label],
        [me.address, session?.person.email || undefined],
        [
          me.roles,
          roles.length === 0 ? (
            me.noRoles
          ) : (
            <ul className="plain">
              {roles.map((role) => (
                <li key={role}>{words.roles[role]}</li>
              ))}
            </ul>
          ),
        ],
        [me.parties, parties.length > 0 && parties.join('; ')],
        [
          me.session,
          session && me.sessionEnds(momentOf(session.idleUntil).time, tellInstant(words, session.endsAt)),
        ],
      ]}
    />
  );
}

/** The bodies for which one has something to do. */
function useParties(roles: Viewer['roles']): string[] {
  const tasks = useQuery({ ...tasksQuery, enabled: roles.length > 0 && hasTasks(roles) });
  return [...new Set(tasks.data?.items.map(({ partyName }) => partyName))].sort((a, b) =>
    a.localeCompare(b, 'vi'),
  );
}

function LanguageChoice() {
  const { me, language } = useWords();
  const change = useLanguageSwitch();
  return (
    <section aria-labelledby="language">
      <h2 id="language">{me.language}</h2>
      <p>{me.languageNow}</p>
      <button
        type="button"
        className="act"
        lang={language.code === 'vi' ? 'en' : 'vi'}
        title={language.switch}
        onClick={change}
      >
        {language.switch}
      </button>
    </section>
  );
}

function SignOut() {
  const { me } = useWords();
  return (
    <section aria-labelledby="sign-out">
      <h2 id="sign-out">{me.signOut}</h2>
      <p>{me.signOutLead}</p>
      <form method="post" action="/sign-out">
        <button type="submit" className="act">
          {me.signOut}
        </button>
      </form>
    </section>
  );
}
