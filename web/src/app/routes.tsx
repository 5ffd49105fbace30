import { useEffect, useRef } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { NotFound } from '../parts/page-state';
import { page } from './page';

const HomePage = page(() => import('../pages/home/home-page'), 'HomePage');
const TasksPage = page(() => import('../pages/tasks/tasks-page'), 'TasksPage');
const FormPage = page(() => import('../pages/form/form-page'), 'FormPage');
const ReceiptPage = page(() => import('../pages/receipt/receipt-page'), 'ReceiptPage');

export function Routes() {
  useTop();
  return (
    <Switch>
      <Route path="/" component={HomePage} />
      <Route path="/viec" component={TasksPage} />
      <Route path="/d/:campaign/don-vi/:unit/nop/:step/:party" component={FormPage} />
      <Route path="/d/:campaign/bien-nhan/:unit/:filing" component={ReceiptPage} />
      <Route component={NotFound} />
    </Switch>
  );
}

/** Another page begins at its top. Its heading takes the focus once it is there: see `PageTitle`. */
function useTop(): void {
  const [path] = useLocation();
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) window.scrollTo(0, 0);
    first.current = false;
  }, [path]);
}
