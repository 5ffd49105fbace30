import { useQuery } from '@tanstack/react-query';
import { useWords } from '../../app/language';
import { serviceQuery } from '../../app/queries';

/** For those who run the service or write software for it: the description of the API, and a trial's own pages. */
export function ServiceLinks() {
  const { home } = useWords();
  const links = useQuery(serviceQuery).data?.links ?? [];
  const texts: Record<string, string> = {
    api: home.programmers,
    mailbox: home.mailbox,
    temporal: home.temporal,
  };
  return (
    <ul className="links">
      {links
        .filter(({ key }) => key in texts)
        .map(({ key, href }) => (
          <li key={key}>
            <a href={href}>{texts[key]}</a>
          </li>
        ))}
    </ul>
  );
}
