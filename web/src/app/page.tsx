import { type ComponentType, useEffect, useState } from 'react';
import { Loading } from '../parts/page-state';

type Loaded = { Page: ComponentType } | { error: unknown } | undefined;

/**
 * A page whose file is fetched when somebody first goes there. React's own `lazy` would keep the fallback of its `Suspense` in
 * view for 300 ms, however soon the file comes. A file that does not come is for the error boundary.
 */
export function page<Name extends string>(
  load: () => Promise<Record<Name, ComponentType>>,
  name: Name,
): ComponentType {
  let loaded: Loaded;
  return function FetchedPage() {
    const [state, setState] = useState(loaded);
    useEffect(() => {
      if (state) return;
      void load().then(
        (file) => setState((loaded = { Page: file[name] })),
        (error: unknown) => setState((loaded = { error })),
      );
    }, [state]);
    if (state === undefined) return <Loading />;
    if ('error' in state) throw state.error;
    return <state.Page />;
  };
}
