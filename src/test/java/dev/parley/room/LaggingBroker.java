package dev.parley.room;

import dev.parley.broker.Broker;
import dev.parley.broker.Publication;
import dev.parley.broker.Receipt;
import dev.parley.log.EventLog;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A broker whose logs here have nothing of what is published until they are asked to catch up. */
final class LaggingBroker implements Broker {
  private final Broker shared;

  LaggingBroker(Broker shared) {
    this.shared = shared;
  }

  @Override
  public CompletionStage<Receipt> publish(String channel, Publication publication) {
    return shared.publish(channel, publication);
  }

  @Override
  public Subscription subscribe(String channel, Runnable onAppend) {
    return new Copy(shared.subscribe(channel, () -> {}), onAppend);
  }

  @Override
  public Duration linger() {
    return shared.linger();
  }

  private static final class Copy implements Subscription {
    private final Subscription original;
    private final Runnable onAppend;
    private final EventLog log;
    private boolean open;

    Copy(Subscription original, Runnable onAppend) {
      this.original = original;
      this.onAppend = onAppend;
      this.log = new EventLog(original.log().epoch(), 500);
    }

    @Override
    public CompletionStage<Void> open() {
      boolean first = !open;
      open = true;
      return first ? catchUp() : CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<Void> catchUp() {
      EventLog all = original.log();
      all.since(log.seq(), all.seq()).events().forEach(event -> log.append(seq -> event));
      onAppend.run();
      return CompletableFuture.completedStage(null);
    }

    @Override
    public EventLog log() {
      return log;
    }

    @Override
    public void close() {
      original.close();
    }
  }
}
