import type { Contact } from '../../../../api-client/schema';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { tellInstant } from '../../parts/dates';
import { type OverdueWords, overdueWords } from './words';

/** Whom to turn to, how, and whether the last letter reached them. */
export function Contacts({ people, timeZone }: { people: readonly Contact[] | undefined; timeZone: string }) {
  const words = useWords();
  const said = useWordsOf(overdueWords);
  if (people === undefined) return null;
  if (people.length === 0) return <p className="quiet">{said.noContacts}</p>;
  return (
    <ul className="plain contacts" aria-label={said.contacts}>
      {people.map(({ id, role, name, title, email, addressRefused, lastLetter }) => (
        <li key={`${role} ${id}`}>
          {said.roles[role]}: {name}, {title} · <a href={`mailto:${email}`}>{email}</a>
          {addressRefused && <strong className="contacts-bad"> ({said.refused})</strong>}
          <span className={lastLetter?.state === 'failed' ? 'below contacts-bad' : 'below'}>
            {lastLetter
              ? said.letter(
                  tellInstant(words, lastLetter.sentAt ?? lastLetter.at, timeZone),
                  fateOf(said, lastLetter),
                )
              : said.noLetter}
          </span>
        </li>
      ))}
    </ul>
  );
}

const fateOf = (
  { fates, failures }: OverdueWords,
  { state, failedBecause }: NonNullable<Contact['lastLetter']>,
): string => (state === 'failed' && failedBecause ? failures[failedBecause] : fates[state]);
