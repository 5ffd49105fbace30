import { type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../app/language';

/** The browser announces the first page by itself; on the next ones the heading takes the focus. */
let isFirst = true;

/** The one h1 of a page; the browser's title says the same. */
export function PageTitle({
  title,
  children,
  before = '',
}: {
  title: string;
  children?: ReactNode;
  before?: string;
}) {
  const { name } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${before}${title} – ${name}`;
  }, [before, title, name]);
  useEffect(() => {
    if (!isFirst) heading.current?.focus({ preventScroll: true });
    isFirst = false;
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children ?? title}
    </h1>
  );
}
