package offramp.page;

import java.util.Optional;

/// Something to look at: a figure with the table behind it, or a table alone.
///
/// @param title what it shows
/// @param said the sentence that it shows; empty if the title says enough
/// @param svg the figure, without a style of its own; empty if there is only the table
public record Exhibit(String title, String said, Optional<String> svg, Table table) {
  /// A table alone.
  public Exhibit(String title, String said, Table table) {
    this(title, said, Optional.empty(), table);
  }

  /// {@return the figure as a file of its own; empty if there is none}
  public Optional<String> file() {
    return svg.map(
        drawn -> {
          int end = drawn.indexOf('>') + 1;
          return drawn.substring(0, end)
              + "<style>\n"
              + Html.style("figure.css")
              + "</style>\n"
              + drawn.substring(end);
        });
  }
}
