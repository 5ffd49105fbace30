import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { NativeConnection } from '@temporalio/worker';
import type { Instant } from '../../../domain/time';
import { createTimeSkipping } from '../../support/time-skipping';
import { identity, Line } from './line';

/** A server that skips time, with the line on which its workers are. */
export class TestServer {
  private workers = 0;

  private constructor(
    readonly env: TestWorkflowEnvironment,
    readonly line: Line,
    readonly native: NativeConnection,
  ) {}

  /** Its time begins at an instant. */
  static async start(at: Instant): Promise<TestServer> {
    const env = await createTimeSkipping({ at });
    const line = await Line.to(env.address ?? '');
    const grpcCompression = { codec: 'none' } as const;
    return new TestServer(
      env,
      line,
      await NativeConnection.connect({ address: line.address, grpcCompression }),
    );
  }

  nextIdentity(): string {
    this.workers += 1;
    return identity(this.workers);
  }

  async stop(): Promise<void> {
    await this.native.close();
    this.line.close();
    await this.env.teardown();
  }
}
