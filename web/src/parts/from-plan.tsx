import type { ReactNode } from 'react';

/** What the plan says, in the plan's language: a voice that reads English must know. */
export const FromPlan = ({ children }: { children: ReactNode }) => <span lang="vi">{children}</span>;
