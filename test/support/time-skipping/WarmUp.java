import io.temporal.api.testservice.v1.SleepRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.internal.common.ProtobufTimeUtils;
import io.temporal.serviceclient.TestServiceStubs;
import io.temporal.serviceclient.TestServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;

/**
 * Does once what nearly every test does, so that the JVM can archive the classes for it (`-XX:ArchiveClassesAtExit`).
 * With the archive the server starts in less than half the time, and its first requests take a quarter of theirs.
 */
public final class WarmUp {
  @WorkflowInterface
  public interface Day {
    @WorkflowMethod
    void pass();

    @UpdateMethod
    String ask();

    @QueryMethod
    String look();
  }

  public static final class DayImpl implements Day {
    @Override
    public void pass() {
      Workflow.await(Duration.ofDays(1), () -> false);
    }

    @Override
    public String ask() {
      return "";
    }

    @Override
    public String look() {
      return "";
    }
  }

  public static void main(String[] args) {
    // Threads of the server and of its clients would keep the JVM alive.
    try {
      liveOneDay("127.0.0.1:" + TestServerAt.start(0, Duration.ofDays(1).toMillis()).getPort());
      System.exit(0);
    } catch (Exception error) {
      System.out.println("The warm-up failed: " + error);
      System.exit(1);
    }
  }

  private static void liveOneDay(String target) {
    var serviceOptions = WorkflowServiceStubsOptions.newBuilder().setTarget(target);
    var client = WorkflowClient.newInstance(WorkflowServiceStubs.newServiceStubs(serviceOptions.build()));
    var timeOptions = TestServiceStubsOptions.newBuilder().setTarget(target);
    var time = TestServiceStubs.newServiceStubs(timeOptions.validateAndBuildWithDefaults());

    var workers = WorkerFactory.newInstance(client);
    workers.newWorker("days").registerWorkflowImplementationTypes(DayImpl.class);
    workers.start();

    var options = WorkflowOptions.newBuilder().setWorkflowId("day").setTaskQueue("days").build();
    var day = client.newWorkflowStub(Day.class, options);
    WorkflowClient.start(day::pass);
    day.ask();
    day.look();
    var twoDays = ProtobufTimeUtils.toProtoDuration(Duration.ofDays(2));
    time.blockingStub().unlockTimeSkippingWithSleep(SleepRequest.newBuilder().setDuration(twoDays).build());
    WorkflowStub.fromTyped(day).getResult(Void.class);
    client.fetchHistory("day");
  }
}
