package offramp.simulate;

import java.util.List;
import java.util.Optional;

/// What splitting found of one outcome.
///
/// @param shares per report date
/// @param levels how many there were
/// @param scored whether the last step was counted by its hazard
/// @param replications independent estimates, of all draws of the unknowns together
/// @param jumps firings in all, those to find the levels among them
/// @param stopped why it ended before its time, if it did
public record Rare(
    List<Shares> shares,
    int levels,
    boolean scored,
    int replications,
    long jumps,
    Optional<String> stopped) {
  public Rare {
    shares = List.copyOf(shares);
  }
}
