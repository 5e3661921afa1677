package dev.parley.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.message.Events;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EventLogTest {
  private static final int CAPACITY = 20;

  private final EventLog log = new EventLog("e", CAPACITY);

  @Test
  void shouldNumberEventsFromOneWithoutGaps() {
    assertThat(log.seq()).isZero();
    assertThat(append(3)).containsExactly(1L, 2L, 3L);
    assertThat(log.seq()).isEqualTo(3);
  }

  @Test
  void shouldTellHowManyEventsItKeeps() {
    assertThat(log.size()).isZero();
    append(3);
    assertThat(log.size()).isEqualTo(3);
    append(CAPACITY);
    assertThat(log.size()).isEqualTo(CAPACITY);

    log.skipTo(100);

    assertThat(log.size()).isZero();
  }

  @Test
  void shouldTellOfABatchHowManyEventsAreInItAndWhenTheFirstCame() {
    long[] now = {0};
    EventLog timed = new EventLog("e", CAPACITY, () -> now[0]);
    for (int i = 1; i <= CAPACITY + 5; i++) { // which grows the log, and goes round in it
      now[0] = i * 10L;
      timed.append(Long::toString);
    }

    Batch late = timed.after(0);
    Batch inTime = timed.after(CAPACITY);

    assertThat(late.missed()).isEqualTo(5);
    assertThat(late.size()).isEqualTo(CAPACITY);
    assertThat(late.since()).isEqualTo(60);
    assertThat(inTime.size()).isEqualTo(5);
    assertThat(inTime.since()).isEqualTo((CAPACITY + 1) * 10L);
  }

  @Test
  void shouldGiveAReaderEverythingAfterItsCursor() {
    append(5);

    Batch batch = log.after(2);

    assertThat(batch.events().frame().text()).isEqualTo("[3,4,5]");
    assertThat(batch.to()).isEqualTo(5);
    assertThat(batch.missed()).isZero();
    assertThat(batch.more()).isFalse();
  }

  @Test
  void shouldKnowTheLengthOfABatch() {
    EventLog log = new EventLog("e", 3);
    List.of("\"a\"", "\"ä€\"", "\"\ud83d\ude00\"", "4").forEach(event -> log.append(seq -> event));

    Events events = log.after(1).events();

    assertThat(events.frame().text()).isEqualTo("[\"ä€\",\"\ud83d\ude00\",4]");
    assertThat(events.frame().bytes()).isEqualTo(events.frame().text().getBytes(UTF_8).length);
  }

  @Test
  void shouldGiveNothingToAReaderThatHasEverything() {
    append(5);

    assertThat(log.after(5).isEmpty()).isTrue();
  }

  @Test
  void shouldShareOneBatchAmongReadersWithEqualCursors() {
    append(5);

    assertThat(log.after(2)).isSameAs(log.after(2));
  }

  @Test
  void shouldShareABatchUntilItIsRenewedThoughTheLogHasGrown() {
    append(3);
    Batch batch = log.after(1);
    append(1);

    assertThat(log.after(1)).isSameAs(batch);
    assertThat(log.after(batch.to()).events().frame().text()).isEqualTo("[4]");
    log.renew();
    assertThat(log.after(1).events().frame().text()).isEqualTo("[2,3,4]");
  }

  @Test
  void shouldNotShareABatchThatIsHalfOfWhatThereIs() {
    append(3);
    log.after(1);
    append(2);

    assertThat(log.after(1).events().frame().text()).isEqualTo("[2,3,4,5]");
  }

  @Test
  void shouldGiveAReaderWithinWhatOthersShareTheEndOfThat() {
    append(1);
    log.append(seq -> "\"é\"");
    append(4);
    Batch all = log.after(0);
    append(1);

    Batch end = log.after(1);

    assertThat(end.to()).isEqualTo(all.to());
    assertThat(end.size()).isEqualTo(5);
    assertThat(end.events().frame().text()).isEqualTo("[\"é\",3,4,5,6]");
    assertThat(end.events().bytes()).isEqualTo("\"é\",3,4,5,6".getBytes(UTF_8).length);
    assertThat(log.after(1)).isSameAs(end);
    assertThat(log.after(5).events().frame().text()).isEqualTo("[6,7]"); // twice what is shared
  }

  @Test
  void shouldGiveAllThatCameByNowToWhoeverSharesItWithNobody() {
    append(3);
    Batch shared = log.after(0);
    append(1);

    assertThat(log.allAfter(0).events().frame().text()).isEqualTo("[1,2,3,4]");
    assertThat(log.allAfter(4).isEmpty()).isTrue();
    assertThat(log.after(0)).isSameAs(shared);
  }

  @Test
  void shouldShareABatchThatTheLogNoLongerHas() {
    append(3);
    Batch batch = log.after(1);
    append(CAPACITY);

    assertThat(log.after(1)).isSameAs(batch);
    assertThat(log.allAfter(1)).isSameAs(batch);
  }

  @Test
  void shouldShareBatchesOfSeveralCursors() {
    append(5);
    Batch all = log.after(0);
    Batch some = log.after(3);

    assertThat(log.after(0)).isSameAs(all);
    assertThat(log.after(3)).isSameAs(some);
  }

  @Test
  void shouldTellHowMuchAReaderMissedOfWhatIsGone() {
    append(CAPACITY + 7);

    Batch batch = log.after(3);

    assertThat(batch.missed()).isEqualTo(4);
    assertThat(batch.events().frame().text()).startsWith("[8,9,").endsWith(",27]");
  }

  @Test
  void shouldKeepAllEventsWhileItGrowsToItsCapacity() {
    append(CAPACITY);

    assertThat(log.last(CAPACITY).events()).isEqualTo(texts(1, CAPACITY));
  }

  @Test
  void shouldCutBatchesThatWouldMakeGiantFrames() {
    String large = "x".repeat(40_000);
    IntStream.range(0, 4).forEach(i -> log.append(seq -> large));

    Batch first = log.after(0);
    Batch second = log.after(first.to());

    assertThat(first.to()).isEqualTo(2);
    assertThat(first.more()).isTrue();
    assertThat(second.to()).isEqualTo(4);
    assertThat(second.more()).isFalse();
  }

  @Test
  void shouldRecoverAllSinceASeqThatItStillReaches() {
    append(CAPACITY + 5);

    Slice recovered = log.since(5, 25);

    assertThat(recovered.whole()).isTrue();
    assertThat(recovered.events()).isEqualTo(texts(6, 25));
  }

  @Test
  void shouldRecoverUpToASeqAndLeaveTheRestForLater() {
    append(10);

    assertThat(log.since(5, 8)).isEqualTo(new Slice(texts(6, 8), 8, true));
  }

  @Test
  void shouldGiveTheNewestUpToASeq() {
    append(10);

    assertThat(log.lastUpTo(8, 3)).isEqualTo(new Slice(texts(6, 8), 8, false));
    assertThat(log.lastUpTo(2, 3)).isEqualTo(new Slice(texts(1, 2), 2, false));
    assertThat(log.lastUpTo(0, 3)).isEqualTo(new Slice(List.of(), 0, false));
  }

  @Test
  void shouldGiveTheNewestOfAllWhereSomeUpToASeqAreGone() {
    append(CAPACITY + 5);
    Slice newest = new Slice(texts(23, 25), 25, false);

    assertThat(log.lastUpTo(7, 3)).isEqualTo(newest);
    assertThat(log.lastUpTo(4, 3)).isEqualTo(newest);
    assertThat(log.lastUpTo(8, 3)).isEqualTo(new Slice(texts(6, 8), 8, false));
  }

  @Test
  void shouldGiveNothingOfBeforeItSkippedOn() {
    append(5);
    log.skipTo(9);
    append(2);

    assertThat(log.lastUpTo(5, 3)).isEqualTo(new Slice(texts(10, 11), 11, false));
    assertThat(log.lastUpTo(10, 3)).isEqualTo(new Slice(texts(10, 10), 10, false));
  }

  @Test
  void shouldRecoverNothingWhenNothingWasMissed() {
    append(4);

    assertThat(log.since(4, 4)).isEqualTo(new Slice(List.of(), 4, true));
  }

  @Test
  void shouldNotRecoverSinceASeqThatIsGoneOrYetToCome() {
    append(CAPACITY + 5);

    assertThat(log.since(4, 25).whole()).isFalse();
    assertThat(log.since(26, 26).whole()).isFalse();
  }

  @Test
  void shouldPageBackUntilNothingOlderIsLeft() {
    append(10);

    assertThat(log.before(8, 3)).isEqualTo(new Slice(texts(5, 7), 7, false));
    assertThat(log.before(5, 50)).isEqualTo(new Slice(texts(1, 4), 4, true));
    assertThat(log.before(1, 50).events()).isEmpty();
    assertThat(log.before(99, 2).events()).isEqualTo(texts(9, 10));
  }

  @Test
  void shouldGiveEachOfManyWritersItsOwnSeqAndReadersNoGap() throws Exception {
    EventLog shared = new EventLog("e", 100_000);
    ExecutorService threads = Executors.newFixedThreadPool(5);
    try {
      Callable<Set<Long>> writer =
          () -> {
            Set<Long> own = new HashSet<>();
            for (int i = 0; i < 5_000; i++) {
              own.add(shared.append(Long::toString));
            }
            return own;
          };
      Future<String> reader = threads.submit(() -> readUntil(shared, 20_000));
      Set<Long> all = new HashSet<>();
      for (Future<Set<Long>> written : threads.invokeAll(List.of(writer, writer, writer, writer))) {
        all.addAll(written.get());
      }

      assertThat(all).hasSize(20_000);
      assertThat(reader.get()).isEqualTo(String.join(",", texts(1, 20_000)));
    } finally {
      threads.shutdownNow();
    }
  }

  private static String readUntil(EventLog log, long end) {
    StringBuilder read = new StringBuilder();
    long cursor = 0;
    while (cursor < end) {
      Batch batch = log.after(cursor);
      if (!batch.isEmpty()) {
        String frame = batch.events().frame().text();
        read.append(read.isEmpty() ? "" : ",").append(frame, 1, frame.length() - 1);
        cursor = batch.to();
      }
    }
    return read.toString();
  }

  private long[] append(int count) {
    return IntStream.range(0, count).mapToLong(i -> log.append(Long::toString)).toArray();
  }

  private static List<String> texts(long from, long to) {
    return LongStream.rangeClosed(from, to).mapToObj(Long::toString).toList();
  }
}
