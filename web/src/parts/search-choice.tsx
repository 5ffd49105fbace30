import { useId, useState } from 'react';
import { isMeantBy } from './folded';
import type { FieldProps } from './text-area';
import { TextField } from './text-field';
import './search-choice.css';

/** As many as one looks through without another letter. */
const MOST = 8;

/**
 * One of many names, found by typing the beginnings of its words without marks: the pattern «combobox» of the ARIA Authoring
 * Practices. The first match is the one that Enter takes.
 */
export function SearchChoice({
  options,
  chosen,
  onChoose,
  ...field
}: Omit<FieldProps, 'value' | 'onChange' | 'children'> & {
  options: readonly { id: string; name: string }[];
  chosen: string | undefined;
  onChoose: (id: string | undefined) => void;
}) {
  const list = useId();
  const name = options.find(({ id }) => id === chosen)?.name;
  const [typed, setTyped] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const [at, setAt] = useState(0);
  const found =
    typed.trim() === '' ? [] : options.filter((each) => isMeantBy(typed, each.name)).slice(0, MOST);
  const active = found[at] ?? found[0];
  const isShown = isOpen && found.length > 0;
  const choose = (id: string | undefined) => {
    onChoose(id);
    setIsOpen(false);
    setTyped('');
    setAt(0);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (!isShown) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt((at + step + found.length) % found.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(active?.id);
    } else if (event.key === 'Escape') {
      setIsOpen(false);
    }
  };
  return (
    <div className="search-choice" onKeyDown={onKeyDown}>
      <TextField
        {...field}
        value={isOpen ? typed : (name ?? typed)}
        onChange={(value) => {
          setTyped(value);
          setAt(0);
          setIsOpen(true);
          if (chosen !== undefined) onChoose(undefined);
        }}
        // Who goes on by the tabulator means what they see first.
        onBlur={() => (isShown ? choose(active?.id) : setIsOpen(false))}
        combobox={{
          role: 'combobox',
          'aria-expanded': isShown,
          'aria-controls': list,
          'aria-autocomplete': 'list',
          'aria-activedescendant': isShown && active ? `${list}-${active.id}` : undefined,
        }}
      >
        <ul
          id={list}
          role="listbox"
          aria-label={field.label}
          className="search-choice-list"
          hidden={!isShown}
        >
          {found.map((each) => (
            <li
              key={each.id}
              id={`${list}-${each.id}`}
              role="option"
              aria-selected={each === active}
              // Before the field loses the focus.
              onMouseDown={(event) => {
                event.preventDefault();
                choose(each.id);
              }}
            >
              {each.name}
            </li>
          ))}
        </ul>
      </TextField>
    </div>
  );
}
