import { useEffect, useRef } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { NotFound } from '../parts/page-state';
import { page } from './page';

const HomePage = page(() => import('../pages/home/home-page'), 'HomePage');
const TasksPage = page(() => import('../pages/tasks/tasks-page'), 'TasksPage');
const FormPage = page(() => import('../pages/form/form-page'), 'FormPage');
const ReceiptPage = page(() => import('../pages/receipt/receipt-page'), 'ReceiptPage');
const SheetPage = page(() => import('../pages/sheet/sheet-page'), 'SheetPage');

const PapersPage = page(() => import('../pages/papers/papers-page'), 'PapersPage');
const PaperPage = page(() => import('../pages/papers/paper-page'), 'PaperPage');
const BoardPage = page(() => import('../pages/board/board-page'), 'BoardPage');
const UnitPage = page(() => import('../pages/unit/unit-page'), 'UnitPage');
const OverduePage = page(() => import('../pages/overdue/overdue-page'), 'OverduePage');
const WorklistPage = page(() => import('../pages/worklist/worklist-page'), 'WorklistPage');

const StartPage = page(() => import('../pages/rehearsal/start-page'), 'StartPage');
const RehearsalPage = page(() => import('../pages/rehearsal/rehearsal-page'), 'RehearsalPage');

const MePage = page(() => import('../pages/me/me-page'), 'MePage');
const AccountsPage = page(() => import('../pages/accounts/accounts-page'), 'AccountsPage');
const AccountPage = page(() => import('../pages/accounts/account-page'), 'AccountPage');
const InvitePage = page(() => import('../pages/accounts/invite-page'), 'InvitePage');
const KeysPage = page(() => import('../pages/keys/keys-page'), 'KeysPage');
const SendersPage = page(() => import('../pages/senders/senders-page'), 'SendersPage');
const AuditPage = page(() => import('../pages/audit/audit-page'), 'AuditPage');
const HealthPage = page(() => import('../pages/health/health-page'), 'HealthPage');

export function Routes() {
  useTop();
  return (
    <Switch>
      <Route path="/" component={HomePage} />
      <Route path="/viec" component={TasksPage} />
      <Route path="/d/:campaign" component={BoardPage} />
      <Route path="/d/:campaign/qua-han" component={OverduePage} />
      <Route path="/d/:campaign/don-vi/:unit" component={UnitPage} />
      <Route path="/d/:campaign/don-vi/:unit/nop/:step/:party" component={FormPage} />
      <Route path="/d/:campaign/bien-nhan/:unit/:filing" component={ReceiptPage} />
      <Route path="/d/:campaign/giay" component={PapersPage} />
      <Route path="/d/:campaign/giay/:unit/:filing" component={PaperPage} />
      <Route path="/d/:campaign/y-kien" component={SheetPage} />
      <Route path="/d/:campaign/nhan-xet" component={WorklistPage} />
      <Route path="/dien-tap" component={StartPage} />
      <Route path="/dien-tap/:campaign" component={RehearsalPage} />
      <Route path="/toi" component={MePage} />
      <Route path="/quan-tri/tai-khoan" component={AccountsPage} />
      <Route path="/quan-tri/tai-khoan/moi" component={InvitePage} />
      <Route path="/quan-tri/tai-khoan/:account" component={AccountPage} />
      <Route path="/quan-tri/khoa" component={KeysPage} />
      <Route path="/quan-tri/he-thong" component={SendersPage} />
      <Route path="/quan-tri/nhat-ky" component={AuditPage} />
      <Route path="/quan-tri/suc-khoe" component={HealthPage} />
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
