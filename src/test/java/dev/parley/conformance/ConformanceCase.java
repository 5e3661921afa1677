package dev.parley.conformance;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a client sends, and what a server may then do.
 *
 * @param id unique and lasting: the lists of deviations go by it
 * @param title what is sent, for people
 * @param writes what is sent, write by write
 * @param allowed the outcomes that RFC 6455 and the protocol of the chat allow, see {@link Outcome}
 */
record ConformanceCase(String id, String title, List<byte[]> writes, List<String> allowed) {

  /** One case; outcomes are parted by {@code |}. */
  static ConformanceCase of(String id, String title, String allowed, byte[]... writes) {
    return new ConformanceCase(
        id,
        title,
        List.of(writes),
        Arrays.stream(allowed.split("\\|")).map(String::strip).toList());
  }

  /** The same bytes, one at a time. */
  ConformanceCase inOctets() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    writes.forEach(all::writeBytes);
    byte[] bytes = all.toByteArray();
    return new ConformanceCase(
        id + "-octets",
        title + ", octet by octet",
        IntStream.range(0, bytes.length).mapToObj(i -> new byte[] {bytes[i]}).toList(),
        allowed);
  }

  /** The same after something else, whose own outcome may be lost when the connection ends. */
  ConformanceCase after(String outcome, byte[] first) {
    List<byte[]> all = new ArrayList<>(List.of(first));
    all.addAll(writes);
    List<String> both = new ArrayList<>(allowed);
    allowed.forEach(each -> both.add(outcome + ", " + each));
    return new ConformanceCase(id, title, all, both);
  }

  /** The same among the cases of a section. */
  ConformanceCase in(String section) {
    return new ConformanceCase(section + "/" + id, title, writes, allowed);
  }

  /** The same with other outcomes. */
  ConformanceCase allowing(String outcomes) {
    return of(id, title, outcomes, writes.toArray(byte[][]::new));
  }

  /** Whether the connection may end by this. */
  boolean mayEnd() {
    return allowed.stream().anyMatch(Outcome::isEnd);
  }

  boolean allows(String outcome) {
    return allowed.contains(outcome);
  }
}
