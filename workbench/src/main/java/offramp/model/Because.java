package offramp.model;

import java.util.List;
import java.util.Optional;

/// Where an assumption comes from.
public record Because(List<Citation> citations, Optional<String> reason) {
  public Because {
    citations = List.copyOf(citations);
  }

  /// A source by its name and the place in it, as in `brief:4`; the place may be empty.
  public record Citation(String source, String place) {}
}
