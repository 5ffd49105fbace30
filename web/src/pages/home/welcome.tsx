import { useWords } from '../../app/language';
import { PageTitle } from '../../parts/page-title';
import { ServiceLinks } from './service-links';

/** What this is, and how one comes in. */
export function Welcome() {
  const { home } = useWords();
  return (
    <div className="column">
      <PageTitle title={home.title} />
      <p className="lead">{home.lead}</p>
      <h2>{home.how}</h2>
      <ul className="ways">
        <li>
          <h3>{home.fromLetter}</h3>
          <p>{home.fromLetterHow}</p>
        </li>
        <li>
          <h3>
            <a href="/dang-nhap">{home.signIn}</a>
          </h3>
          <p>{home.signInHow}</p>
        </li>
        <li>
          <h3>
            <a href="/ma">{home.paper}</a>
          </h3>
          <p>{home.paperHow}</p>
        </li>
      </ul>
      <ServiceLinks />
    </div>
  );
}
