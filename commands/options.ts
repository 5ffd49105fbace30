// As they are typed: the declarations in cli/ read them, and what runs makes sense of them.

/** Of `keys create`. */
export interface CreateOptions {
  label?: string;
  role?: string[];
  campaign?: string;
  party?: string;
  person?: string;
  days?: string;
}

/** Of `senders create` and `senders parties`. */
export interface SenderOptions {
  label?: string;
  parties?: string;
}

/** Of all that `accounts` does. */
export interface AccountOptions {
  name?: string;
  role?: string[];
  none?: true;
  reason?: string;
  alone?: true;
  end?: true;
  print?: true;
}

/** Of `files`. */
export interface FilesOptions {
  removeOlderThan?: string;
  yes?: true;
}

/** Of `rehearse`. */
export interface RehearseOptions {
  seed?: string;
  plan?: string;
  register?: string;
  minutes?: string;
  from?: string;
}

/** Of `fuzz`. */
export interface FuzzOptions {
  cases?: string;
  raw?: string;
  seed?: string;
}

/** Of `audit`. */
export interface AuditOptions {
  who?: string;
  action?: string;
  campaign?: string;
  unit?: string;
  from?: string;
  to?: string;
  limit?: string;
  csv?: true;
  jsonl?: true;
}
