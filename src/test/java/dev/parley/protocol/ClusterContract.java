package dev.parley.protocol;

import dev.parley.cluster.Cluster;
import java.net.URI;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** The whole protocol on several nodes: each new client of a test is at the next of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ClusterContract {
  private Cluster cluster;

  /** Why a node has not answered shows in its threads alone, and as long as it runs. */
  @RegisterExtension
  final TestExecutionExceptionHandler telling =
      (test, failure) -> {
        if (!(failure instanceof AssertionError || failure instanceof ConditionTimeoutException)) {
          throw failure;
        }
        throw new AssertionError(
            failure.getMessage() + '\n' + cluster.nodes().standstill(), failure);
      };

  /** Starts what is under test. */
  protected abstract Cluster start();

  @BeforeAll
  void startCluster() {
    cluster = start();
  }

  @AfterAll
  void stopCluster() {
    cluster.close();
  }

  /** What is under test. */
  protected Cluster cluster() {
    return cluster;
  }

  private URI next() {
    return cluster.nodes().next();
  }

  @Nested
  class Identity extends IdentityContract {
    @Override
    protected URI chat() {
      return next();
    }
  }

  @Nested
  class Rooms extends RoomContract {
    @Override
    protected URI chat() {
      return next();
    }
  }

  @Nested
  class Delivery extends DeliveryContract {
    @Override
    protected URI chat() {
      return next();
    }
  }

  @Nested
  class Input extends InputContract {
    @Override
    protected URI chat() {
      return next();
    }
  }

  @Nested
  class UsersOfSeveralNodes extends UsersContract {
    @Override
    protected URI chat() {
      return next();
    }
  }
}
