import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.temporal.internal.testservice.GRPCServerHelper;
import io.temporal.internal.testservice.TestServicesStarter;
import java.io.IOException;
import java.time.Instant;

/**
 * Temporal's time-skipping test server, which begins at a given instant: its own main class always begins at the present.
 * Arguments: the port, then the instant in ISO 8601; without an instant it begins at the present.
 */
public final class TestServerAt {
  public static void main(String[] args) throws IOException, InterruptedException {
    long beginMs = args.length > 1 ? Instant.parse(args[1]).toEpochMilli() : PRESENT;
    start(Integer.parseInt(args[0]), beginMs).awaitTermination();
  }

  /** What the services take for it. */
  private static final long PRESENT = 0;

  /** Time stands still until a client unlocks it, as the SDK expects. */
  static Server start(int port, long beginMs) throws IOException {
    var services = new TestServicesStarter(true, beginMs).getServices();
    var builder = Grpc.newServerBuilderForPort(port, InsecureServerCredentials.create());
    GRPCServerHelper.registerServicesAndHealthChecks(services, builder);
    return builder.build().start();
  }
}
