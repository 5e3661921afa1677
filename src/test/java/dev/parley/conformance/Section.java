package dev.parley.conformance;

import java.util.List;
import java.util.Locale;

/** A part of RFC 6455 with its cases. */
enum Section {
  FRAMING("Framing", "5.2", FramingCases.all()),
  MASKING("Masking", "5.1, 5.3", MaskingCases.all()),
  RESERVED_BITS("Reserved bits", "5.2", ReservedBitCases.all()),
  OPCODES("Opcodes", "5.2", OpcodeCases.all()),
  PINGS("Pings and pongs", "5.5.2, 5.5.3", PingCases.all()),
  FRAGMENTATION("Fragmentation", "5.4", FragmentationCases.all()),
  UTF8("UTF-8", "8.1", Utf8Cases.all()),
  CLOSING("Closing", "5.5.1, 7", ClosingCases.all()),
  LIMITS("Limits", "10.4", LimitCases.all());

  private final String title;
  private final String chapters;
  private final List<ConformanceCase> cases;

  Section(String title, String chapters, List<ConformanceCase> cases) {
    this.title = title;
    this.chapters = chapters;
    this.cases = cases.stream().map(one -> one.in(id())).toList();
  }

  /** What the ids of its cases begin with. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String title() {
    return title;
  }

  /** The chapters of RFC 6455. */
  String chapters() {
    return chapters;
  }

  List<ConformanceCase> cases() {
    return cases;
  }
}
