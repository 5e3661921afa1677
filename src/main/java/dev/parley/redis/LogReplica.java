package dev.parley.redis;

import dev.parley.broker.Broker;
import dev.parley.broker.Epochs;
import dev.parley.log.EventLog;
import dev.parley.message.EventEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * This node's copy of a log in Redis. It belongs to the Redis thread but for the log, which anybody
 * may read.
 */
final class LogReplica extends Replica<Envelope.Message, LogReplica.Contents>
    implements Broker.Subscription {
  /** More than any log has: whoever knows this much sees that Redis has lost some. */
  private static final long BEYOND = Long.MAX_VALUE / 1024;

  private final Runnable onAppend;
  private final Consumer<LogReplica> onOpen;
  private final Consumer<LogReplica> onClose;
  private final int size;
  private boolean closed;
  private volatile EventLog log;

  /** What Redis has of a log from a seq on, oldest first. */
  record Contents(String epoch, long seq, List<Envelope.Message> messages) {}

  LogReplica(
      RedisContext redis,
      String base,
      Runnable onAppend,
      Consumer<LogReplica> onOpen,
      Consumer<LogReplica> onClose) {
    super(redis, base);
    this.onAppend = onAppend;
    this.onOpen = onOpen;
    this.onClose = onClose;
    this.size = redis.config().logSize();
    this.log = new EventLog("", size, redis.clock()::nanos);
  }

  @Override
  public CompletionStage<Void> catchUp() {
    return redis.thread().ask(this::repair);
  }

  @Override
  public EventLog log() {
    return log;
  }

  @Override
  public void close() {
    redis
        .thread()
        .tell(
            () -> {
              closed = true;
              redis.subscriptions().remove(base, this);
              onClose.accept(this);
            });
  }

  @Override
  public void received(Envelope envelope) {
    if (envelope instanceof Envelope.Message message) {
      offer(message.epoch(), message.seq(), message);
    }
  }

  @Override
  public void check() {
    look("epoch", "seq");
  }

  @Override
  public void distrust() {
    repair();
  }

  @Override
  protected CompletionStage<Contents> read() {
    long from = Math.max(1, seq()); // with the newest that is known, to see whether it is the same
    return read(from, seq())
        .thenCompose(
            contents ->
                isAnotherPast(contents)
                    ? read(1, BEYOND) // which begins a new epoch
                    : CompletableFuture.completedStage(contents))
        .thenCompose(
            contents ->
                contents.epoch().equals(epoch()) || from == 1
                    ? CompletableFuture.completedStage(contents)
                    : read(1, 0));
  }

  @Override
  protected void accept(Contents contents) {
    EventLog target = log;
    if (!contents.epoch().equals(epoch())) {
      target = new EventLog(contents.epoch(), size, redis.clock()::nanos);
    }
    for (Envelope.Message message : contents.messages()) {
      if (message.seq() > target.seq()) {
        append(target, message);
      }
    }
    if (contents.seq() > target.seq()) {
      target.skipTo(contents.seq());
    }
    log = target;
    moveTo(contents.epoch(), target.seq());
    onAppend.run();
  }

  @Override
  protected void apply(Envelope.Message message) {
    append(log, message);
    onAppend.run();
  }

  @Override
  protected void follow() {
    if (!closed) {
      onOpen.accept(this);
      redis.subscriptions().add(base, this);
    }
  }

  private static void append(EventLog target, Envelope.Message message) {
    if (message.seq() > target.seq() + 1) { // Redis has forgotten what is between
      target.skipTo(message.seq() - 1);
    }
    target.append(seq -> stamped(message));
  }

  private static String stamped(Envelope.Message message) {
    return EventEncoder.stamp(
        message.event(), message.seq(), Instant.ofEpochMilli(message.millis()));
  }

  /** Whether Redis has another message where this node has its newest: it was set back. */
  private boolean isAnotherPast(Contents contents) {
    if (seq() == 0 || !contents.epoch().equals(epoch()) || contents.messages().isEmpty()) {
      return false;
    }
    Envelope.Message first = contents.messages().get(0);
    List<String> newest = log.last(1).events();
    return first.seq() == seq() && !newest.isEmpty() && !newest.get(0).equals(stamped(first));
  }

  private CompletionStage<Contents> read(long from, long known) {
    return redis
        .link()
        .eval(
            Script.READ,
            List.of(base + ":meta", base + ":log", Keys.owner(base)),
            String.valueOf(from),
            String.valueOf(size + 1),
            String.valueOf(redis.config().roomsIdle().toMillis()),
            Epochs.create(),
            epoch(),
            String.valueOf(known))
        .thenApply(LogReplica::contents);
  }

  private static Contents contents(List<Object> answer) {
    String epoch = (String) answer.get(0);
    List<Envelope.Message> messages = new ArrayList<>();
    for (Object each : (List<?>) answer.get(2)) {
      List<?> entry = (List<?>) each;
      String id = (String) entry.get(0);
      List<?> fields = (List<?>) entry.get(1); // event, its text, ms, its number
      messages.add(
          new Envelope.Message(
              epoch,
              Long.parseLong(id.substring(0, id.indexOf('-'))),
              Long.parseLong((String) fields.get(3)),
              (String) fields.get(1)));
    }
    Collections.reverse(messages);
    return new Contents(epoch, Long.parseLong((String) answer.get(1)), messages);
  }
}
