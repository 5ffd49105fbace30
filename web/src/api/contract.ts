import type { Account, Form, paths, Task, Viewer, WouldBe } from '../../../api-client/schema';

/** The API's answers, by the names of its description, and what the face makes of them. */

export type {
  Account,
  AskedForm,
  AuditEntry,
  Checked,
  Draft,
  Filing,
  FilingFate,
  Form,
  Key,
  Paper,
  Plan,
  SavedSheet,
  SentRow,
  SignedInDevice,
  Task,
  Upload,
  Viewer,
  Worklist,
  WorklistRow,
  WouldBe,
} from '../../../api-client/schema';

export type FilingStep = Task['step'];
export type Timeliness = WouldBe['timeliness'];

/** A form that can be filed. */
export type OpenForm = Form & { ifFiledNow: WouldBe };

/** A filing as the form sends it: always under the draft's id. */
export type FilingBody =
  paths['/api/v1/campaigns/{campaign}/evaluations/{unit}/filings']['post']['requestBody']['content']['application/json'] & {
    id: string;
  };

export type Role = Viewer['roles'][number];
export type GrantedRole = Account['roles'][number];
