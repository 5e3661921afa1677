package dev.parley.bench.report;

import java.util.List;
import java.util.Locale;

/** Draws horizontal bars as SVG, for light and dark pages. */
final class BarChart {
  private static final int WIDTH = 760;
  private static final int LEFT = 250;
  private static final int RIGHT = 110;
  private static final int TOP = 44;
  private static final int ROW = 26;

  private static final String STYLE =
      """
      <style>
      text { font: 13px system-ui, sans-serif; fill: #24292f; }
      .title { font-weight: 600; }
      .bar { fill: #8c959f; }
      .own { fill: #1a7f37; }
      .range { stroke: #24292f; stroke-width: 1.5; }
      @media (prefers-color-scheme: dark) {
        text { fill: #e6edf3; }
        .bar { fill: #6e7681; }
        .own { fill: #3fb950; }
        .range { stroke: #e6edf3; }
      }
      </style>
      """;

  private BarChart() {}

  /** A chart whose longest bar has the full width; a line shows the range of the rounds. */
  static String draw(String title, List<Bar> bars) {
    double longest = bars.stream().mapToDouble(Bar::max).max().orElse(1);
    double scale = (WIDTH - LEFT - RIGHT) / Math.max(longest, 1e-9);
    int height = TOP + ROW * bars.size() + 8;
    StringBuilder svg = new StringBuilder();
    append(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
            + " aria-label=\"%s\">%n",
        WIDTH,
        height,
        title);
    svg.append(STYLE);
    append(svg, "<text class=\"title\" x=\"8\" y=\"22\">%s</text>%n", title);
    for (int i = 0; i < bars.size(); i++) {
      bar(svg, bars.get(i), TOP + i * ROW, scale);
    }
    return svg.append("</svg>\n").toString();
  }

  private static void bar(StringBuilder svg, Bar bar, int y, double scale) {
    String kind = bar.name().startsWith("Parley") ? "own" : "bar";
    int middle = y + ROW / 2 - 2;
    append(
        svg,
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n",
        LEFT - 8,
        y + 15,
        bar.name());
    append(
        svg,
        "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\"/>%n",
        kind,
        LEFT,
        y,
        Math.max(1, bar.median() * scale),
        ROW - 6);
    append(
        svg,
        "<line class=\"range\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>%n",
        LEFT + bar.min() * scale,
        middle,
        LEFT + bar.max() * scale,
        middle);
    append(
        svg,
        "<text x=\"%.1f\" y=\"%d\">%s</text>%n",
        LEFT + bar.max() * scale + 8,
        y + 15,
        Numbers.format(bar.median()));
  }

  private static void append(StringBuilder svg, String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values));
  }
}
